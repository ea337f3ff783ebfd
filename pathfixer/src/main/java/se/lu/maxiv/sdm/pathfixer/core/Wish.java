package se.lu.maxiv.sdm.pathfixer.core;

import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.UserType;

/**
 * What a client asks for with one {@code Select} or {@code MakeVisit}.
 *
 * @param username empty: none given
 * @param proposal as written
 * @param visit as written
 * @param sample as written; empty: none
 * @param endstation as written; null: leave it as it is
 * @param userType what staff say of a proposal whose type is unknown, or what a client expects;
 *     null: not given
 */
public record Wish(
    String username,
    String proposal,
    String visit,
    String sample,
    @Nullable String endstation,
    @Nullable UserType userType) {}
