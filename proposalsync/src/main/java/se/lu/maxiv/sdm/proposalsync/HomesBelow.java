package se.lu.maxiv.sdm.proposalsync;

import java.time.Duration;
import java.util.Set;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.Homes;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.support.posix.HomeFolders;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * The homes below {@code HomeRoot}, whose storage may hang.
 *
 * @param folders makes them
 * @param worker asks the storage
 */
record HomesBelow(HomeFolders folders, BoundedWorker worker) implements Homes {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Override
  public Set<String> names() {
    return worker.call("reading " + folders.root(), folders::names, LIMIT);
  }

  @Override
  public Outcome create(Change.CreateHome change) {
    String name = change.account().name();
    try {
      var owner = new Account(name, change.uid(), change.gid());
      return worker.call("making the home of " + name, () -> folders.make(owner), LIMIT)
          ? Outcome.done()
          : new Outcome.AlreadySo("There is something named " + Shown.plain(name) + " already.");
    } catch (SdmException e) {
      return new Outcome.Refused(e.sentence());
    }
  }
}
