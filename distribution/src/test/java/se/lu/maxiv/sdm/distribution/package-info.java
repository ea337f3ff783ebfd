/** Tests of the distribution as a whole, started as an administrator starts it. */
@NullMarked
package se.lu.maxiv.sdm.distribution;

import org.jspecify.annotations.NullMarked;
