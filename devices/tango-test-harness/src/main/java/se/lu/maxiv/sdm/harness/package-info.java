/**
 * A private Tango control system for tests and demos: a database of its own, servers, clients and
 * events with deadlines, everything on loopback and everything gone afterwards.
 */
@NullMarked
package se.lu.maxiv.sdm.harness;

import org.jspecify.annotations.NullMarked;
