/** Files beside a scan's own files that have its metadata. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.sidecar;

import org.jspecify.annotations.NullMarked;
