@NullMarked
package se.lu.maxiv.sdm.proposalsync.gui;

import org.jspecify.annotations.NullMarked;
