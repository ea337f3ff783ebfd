package se.lu.maxiv.sdm.proposalsync;

import java.util.Set;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.Homes;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.support.posix.HomeFolders;

/**
 * The homes below {@code HomeRoot}.
 *
 * @param folders makes them
 */
record HomesBelow(HomeFolders folders) implements Homes {
  @Override
  public Set<String> names() {
    return folders.names();
  }

  @Override
  public Outcome create(Change.CreateHome change) {
    String name = change.account().name();
    try {
      return folders.make(new Account(name, change.uid(), change.gid()))
          ? Outcome.done()
          : new Outcome.AlreadySo("There is something named " + Shown.plain(name) + " already.");
    } catch (SdmException e) {
      return new Outcome.Refused(e.sentence());
    }
  }
}
