/** Other Tango devices, called within time limits. */
@NullMarked
package se.lu.maxiv.sdm.support.remote;

import org.jspecify.annotations.NullMarked;
