/** The demo: PathFixer's main job, walked through on a private Tango control system. */
@NullMarked
package se.lu.maxiv.sdm.cli.demo;

import org.jspecify.annotations.NullMarked;
