/** The window ctproposalsync: a Tango client of ProposalSync's public interface. */
@NullMarked
package se.lu.maxiv.sdm.proposalsync.gui;

import org.jspecify.annotations.NullMarked;
