package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.lu.maxiv.sdm.model.UserTypes;

/**
 * The site's settings that decide what a plan has.
 *
 * @param template the proposal groups' names
 * @param gids their numbers
 * @param visitorsGroup the group of all users; empty: there is none
 * @param beamlineGroups the staff's group by beamline (lower case)
 * @param resources who gets which resource
 * @param userTypes for those rules that go by type
 * @param extraAttributes what is written into accounts: attribute ← field
 * @param homes whether home folders are made
 * @param enableInActiveOu whether {@code ActiveOu} is one of {@code SourceOus}, so that an account
 *     that is disabled there is enabled although SDM did not bring it
 * @param limits of what is taken away
 */
public record Policy(
    GroupTemplate template,
    GidRange gids,
    String visitorsGroup,
    Map<String, String> beamlineGroups,
    List<ResourceRule> resources,
    UserTypes userTypes,
    SortedMap<String, PersonField> extraAttributes,
    boolean homes,
    boolean enableInActiveOu,
    RemovalLimits limits) {

  /** The same without home folders, when those that are there are not known. */
  public Policy withoutHomes() {
    return new Policy(
        template,
        gids,
        visitorsGroup,
        beamlineGroups,
        resources,
        userTypes,
        extraAttributes,
        false,
        enableInActiveOu,
        limits);
  }

  /** Copies the collections. */
  public Policy {
    beamlineGroups = Map.copyOf(beamlineGroups);
    resources = List.copyOf(resources);
    extraAttributes = Collections.unmodifiableSortedMap(new TreeMap<>(extraAttributes));
  }
}
