/**
 * What every acquisition system shall write to, what it says it writes to, and what to do about the
 * difference: pure rules for one target, the board of all of them, and the port to a target.
 */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.core.targets;

import org.jspecify.annotations.NullMarked;
