/** Scans, parcels and configurations as text: JSON for programs and the store, CSV for people. */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.json;

import org.jspecify.annotations.NullMarked;
