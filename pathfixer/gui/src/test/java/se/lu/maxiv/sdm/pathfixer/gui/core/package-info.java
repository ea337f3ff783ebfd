@NullMarked
package se.lu.maxiv.sdm.pathfixer.gui.core;

import org.jspecify.annotations.NullMarked;
