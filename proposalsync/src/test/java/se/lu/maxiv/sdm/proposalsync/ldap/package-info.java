/** Tests of the directory adapter, and what they run on: a real domain controller and faults. */
@NullMarked
package se.lu.maxiv.sdm.proposalsync.ldap;

import org.jspecify.annotations.NullMarked;
