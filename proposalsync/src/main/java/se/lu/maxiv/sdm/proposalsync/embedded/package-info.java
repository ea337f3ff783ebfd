/**
 * An Active Directory of this process's own, for the demo and for tests: UnboundID's server in
 * memory, dressed so that it answers as a domain controller does.
 */
@NullMarked
package se.lu.maxiv.sdm.proposalsync.embedded;

import org.jspecify.annotations.NullMarked;
