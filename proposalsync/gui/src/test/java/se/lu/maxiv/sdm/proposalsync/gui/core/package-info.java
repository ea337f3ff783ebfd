@NullMarked
package se.lu.maxiv.sdm.proposalsync.gui.core;

import org.jspecify.annotations.NullMarked;
