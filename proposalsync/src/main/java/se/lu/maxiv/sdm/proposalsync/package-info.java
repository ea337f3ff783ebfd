/**
 * The ProposalSync device: it keeps the directory like the user office, by a plan one can read
 * first.
 */
@NullMarked
package se.lu.maxiv.sdm.proposalsync;

import org.jspecify.annotations.NullMarked;
