/** The window ctpathfixer: a Tango client of PathFixer's public interface. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.gui;

import org.jspecify.annotations.NullMarked;
