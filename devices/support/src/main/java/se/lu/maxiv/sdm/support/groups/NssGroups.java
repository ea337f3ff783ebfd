package se.lu.maxiv.sdm.support.groups;

import java.util.List;
import java.util.Set;
import se.lu.maxiv.sdm.model.Group;
import se.lu.maxiv.sdm.model.Groups;
import se.lu.maxiv.sdm.support.posix.NameService;
import se.lu.maxiv.sdm.support.posix.NameService.GroupEntry;

/** Groups as this host's name service knows them. Stateless; calls may block for a minute. */
public final class NssGroups implements Groups {
  private static final String WHERE = "the name service of this host";

  @Override
  public Group find(String name) {
    return new Group(name, entry(name).gid(), List.of());
  }

  @Override
  public Set<String> members(String name) {
    return entry(name).members();
  }

  @Override
  public String description() {
    return WHERE;
  }

  private static GroupEntry entry(String name) {
    GroupRules.checkedName(name);
    return NameService.group(name).orElseThrow(() -> GroupRules.noSuchGroup(name, WHERE));
  }
}
