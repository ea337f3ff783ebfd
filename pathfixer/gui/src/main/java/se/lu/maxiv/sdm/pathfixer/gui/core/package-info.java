/** What ctpathfixer shows and asks for: pure decisions without Swing and without Tango. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.gui.core;

import org.jspecify.annotations.NullMarked;
