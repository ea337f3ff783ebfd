package se.lu.maxiv.sdm.proposalsync.core;

/**
 * Who is in what, by identity.
 *
 * @param group the group
 * @param member the account or group in it
 */
public record MembershipKey(ObjectId group, ObjectId member) {}
