/** Tests of what MetadataCollector decides. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.core;

import org.jspecify.annotations.NullMarked;
