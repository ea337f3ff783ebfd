/** Threads that may hang on a system outside, so that nobody else does. */
@NullMarked
package se.lu.maxiv.sdm.support.worker;

import org.jspecify.annotations.NullMarked;
