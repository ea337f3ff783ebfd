/**
 * The directory by LDAP: the only package of SDM that changes one. Reads in bulk, in pages where it
 * must, writes by objectGUID, one modify an object, and tells refused from unknown.
 */
@NullMarked
package se.lu.maxiv.sdm.proposalsync.ldap;

import org.jspecify.annotations.NullMarked;
