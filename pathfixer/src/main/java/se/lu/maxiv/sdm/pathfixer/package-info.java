/** The PathFixer device: the shell that connects what the core decides with Tango and storage. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer;

import org.jspecify.annotations.NullMarked;
