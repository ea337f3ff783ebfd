/**
 * What PathFixer decides, as pure functions on values: which selection a request leads to, which
 * folders that needs, what the attributes show. No I/O, no clock, no Tango, no logging.
 */
@NullMarked
package se.lu.maxiv.sdm.pathfixer.core;

import org.jspecify.annotations.NullMarked;
