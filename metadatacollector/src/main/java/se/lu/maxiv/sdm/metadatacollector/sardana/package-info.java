/** Sardana's Doors, whose events become facts about scans. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.sardana;

import org.jspecify.annotations.NullMarked;
