/** Any writable text attribute of a Tango device as a target. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.attribute;

import org.jspecify.annotations.NullMarked;
