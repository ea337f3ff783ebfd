package se.lu.maxiv.sdm.proposalsync.ldap;

import java.util.List;
import se.lu.maxiv.sdm.proposalsync.core.Change;

/**
 * An attribute's value that a change writes.
 *
 * @param old the value that is replaced, empty for none
 * @param wanted the value to be, empty for none
 */
record Value(String attribute, String old, String wanted) {
  /** Those of a change of attributes; none for any other. */
  static List<Value> of(Change change) {
    if (change instanceof Change.AdoptGroup adopt) {
      return List.of(new Value(GroupAttributes.MARK, adopt.oldMark(), adopt.mark()));
    }
    if (change instanceof Change.SetGid gid) {
      return List.of(new Value(GroupAttributes.GID, "", String.valueOf(gid.gid())));
    }
    if (change instanceof Change.SetDescription text) {
      return List.of(new Value(GroupAttributes.DESCRIPTION, text.old(), text.description()));
    }
    if (change instanceof Change.EnableAccount enable) {
      String old = String.valueOf(enable.old());
      return List.of(new Value(Modifications.FLAGS, old, String.valueOf(enable.value())));
    }
    return change instanceof Change.SetAttributes set ? extras(set) : List.of();
  }

  private static List<Value> extras(Change.SetAttributes set) {
    return set.values().entrySet().stream()
        .map(e -> new Value(e.getKey(), set.old().getOrDefault(e.getKey(), ""), e.getValue()))
        .toList();
  }
}
