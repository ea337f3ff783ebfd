/** The MetadataCollector device: every scan described, stored first, in the catalogue for sure. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector;

import org.jspecify.annotations.NullMarked;
