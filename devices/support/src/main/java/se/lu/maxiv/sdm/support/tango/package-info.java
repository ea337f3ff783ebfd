/**
 * The thin Tango layer under all device servers: starting, logging, properties, what a device shows
 * and the events that say it changed, and the translation of refusals.
 */
@NullMarked
package se.lu.maxiv.sdm.support.tango;

import org.jspecify.annotations.NullMarked;
