/** How fast PathFixer is, beside an equal PyTango device and C++ TangoTest. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.bench;

import org.jspecify.annotations.NullMarked;
