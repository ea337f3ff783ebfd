/** How the directory is reached: encrypted, with its host's name checked, within time limits. */
@NullMarked
package se.lu.maxiv.sdm.support.ldap;

import org.jspecify.annotations.NullMarked;
