/**
 * Registering devices from a dsconfig file: the file's content as values, what the Tango database
 * has, and the smallest list of calls from the one to the other.
 */
@NullMarked
package se.lu.maxiv.sdm.cli.dsconfig;

import org.jspecify.annotations.NullMarked;
