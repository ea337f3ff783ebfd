/**
 * What MetadataCollector decides, as pure functions on values: what is read for a scan, when a scan
 * begins and ends, whom it belongs to, what may leave the facility, and what the catalogue is told
 * next. No I/O, no clock, no logging, no Tango.
 */
@NullMarked
package se.lu.maxiv.sdm.metadatacollector.core;

import org.jspecify.annotations.NullMarked;
