/** Tango as the commands use it: calls whose failures are sentences. */
@NullMarked
package se.lu.maxiv.sdm.cli.tango;

import org.jspecify.annotations.NullMarked;
