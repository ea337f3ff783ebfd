/** What PathFixer decides, as a specification. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.core;

import org.jspecify.annotations.NullMarked;
