/** Devices as people see them: their values by events, and whether they answer. */
@NullMarked
package se.lu.maxiv.sdm.support.live;

import org.jspecify.annotations.NullMarked;
