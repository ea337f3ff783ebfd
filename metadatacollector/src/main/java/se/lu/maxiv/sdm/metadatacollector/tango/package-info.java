/** The control system and PathFixer as the collector's core wants them, by Tango. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.tango;

import org.jspecify.annotations.NullMarked;
