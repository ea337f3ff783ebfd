/** How ctproposalsync reads a plan: pure, without Swing and without Tango. */
@NullMarked
package se.lu.maxiv.sdm.proposalsync.gui.core;

import org.jspecify.annotations.NullMarked;
