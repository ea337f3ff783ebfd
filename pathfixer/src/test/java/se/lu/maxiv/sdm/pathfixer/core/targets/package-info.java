/** The rules for targets as a specification. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.core.targets;

import org.jspecify.annotations.NullMarked;
