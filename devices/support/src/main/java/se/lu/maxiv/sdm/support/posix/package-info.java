/** Folders, accounts and rights of the operating system: by descriptor, through the C library. */
@NullMarked
package se.lu.maxiv.sdm.support.posix;

import org.jspecify.annotations.NullMarked;
