/** Python's pickles, as far as plain values go: Sardana's environment is one. */
@NullMarked
package se.lu.maxiv.sdm.support.pickle;

import org.jspecify.annotations.NullMarked;
