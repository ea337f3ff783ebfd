/** Devices seen live in a terminal: their events as lines of text. */
@NullMarked
package se.lu.maxiv.sdm.cli.watch;

import org.jspecify.annotations.NullMarked;
