/** Tests of the files beside a scan's own. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.sidecar;

import org.jspecify.annotations.NullMarked;
