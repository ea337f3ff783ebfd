/** Acquisition systems for tests: PyTango servers that behave as the real ones were seen to. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.standin;

import org.jspecify.annotations.NullMarked;
