/** Sardana's MacroServer as a target: its environment is where scans learn their folder. */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.sardana;

import org.jspecify.annotations.NullMarked;
