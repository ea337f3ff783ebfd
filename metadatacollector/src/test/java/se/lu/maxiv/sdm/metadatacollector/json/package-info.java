/** Texts that are read back as they were. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.json;

import org.jspecify.annotations.NullMarked;
