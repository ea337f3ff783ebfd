/** Tests of the planner, on a directory in memory. */
@NullMarked
package se.lu.maxiv.sdm.proposalsync.core;

import org.jspecify.annotations.NullMarked;
