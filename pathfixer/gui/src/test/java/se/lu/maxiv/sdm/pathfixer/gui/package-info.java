@NullMarked
package se.lu.maxiv.sdm.pathfixer.gui;

import org.jspecify.annotations.NullMarked;
