/** The store against real databases, full disks and killed processes. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.store;

import org.jspecify.annotations.NullMarked;
