/**
 * Whether a device is set up well: what its properties name, and how it is itself, as findings in
 * sentences.
 */
@NullMarked
package se.lu.maxiv.sdm.cli.inspect;

import org.jspecify.annotations.NullMarked;
