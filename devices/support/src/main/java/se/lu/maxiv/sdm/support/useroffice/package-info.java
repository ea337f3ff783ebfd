/**
 * The user office's adapters: the neutral JSON form from a file or a web address, the DUO REST
 * interface, the embedded demo office, and the cache in front of whichever is used. Whatever comes
 * in is checked and cleaned here, so that nothing behind this package meets it raw.
 */
@NullMarked
package se.lu.maxiv.sdm.support.useroffice;

import org.jspecify.annotations.NullMarked;
