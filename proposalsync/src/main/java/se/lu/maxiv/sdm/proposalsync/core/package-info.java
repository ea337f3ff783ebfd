/**
 * What ProposalSync decides, as pure functions on values: which changes make the directory match
 * the user office, which of them wait for a person, in which order they are written. No I/O, no
 * clock, no logging, no Tango.
 */
@NullMarked
package se.lu.maxiv.sdm.proposalsync.core;

import org.jspecify.annotations.NullMarked;
