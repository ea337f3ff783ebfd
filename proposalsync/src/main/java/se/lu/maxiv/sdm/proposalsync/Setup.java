package se.lu.maxiv.sdm.proposalsync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserOffice;
import se.lu.maxiv.sdm.proposalsync.core.Directory;
import se.lu.maxiv.sdm.proposalsync.core.Homes;
import se.lu.maxiv.sdm.proposalsync.core.Policy;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;
import se.lu.maxiv.sdm.proposalsync.ldap.LdapDirectory;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.posix.Capabilities;
import se.lu.maxiv.sdm.support.posix.HomeFolders;
import se.lu.maxiv.sdm.support.posix.NameService;
import se.lu.maxiv.sdm.support.useroffice.UserOffices;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;
import se.lu.maxiv.sdm.support.worker.Workers;

/**
 * The parts of a ProposalSync, built from its properties.
 *
 * @param policy what decides a plan
 * @param office the user office
 * @param directory the directory
 * @param homes where homes are made, null: nowhere
 * @param journal what must not be forgotten
 * @param takenGids whether this host has a group of that number
 * @param clock the time, in the facility's zone
 * @param embedded the directory's server, where it is the embedded one
 */
record Setup(
    Policy policy,
    UserOffice office,
    Directory directory,
    @Nullable Homes homes,
    JournalFile journal,
    IntPredicate takenGids,
    Clock clock,
    Optional<EmbeddedDirectory> embedded)
    implements AutoCloseable {
  private static final Duration LOOK_UP_LIMIT = Duration.ofSeconds(5);

  /**
   * Builds them; nothing is asked yet.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException when one of them cannot be had
   */
  static Setup of(Config config, String device, Clock clock) {
    Clock here = clock.withZone(config.zone());
    UserOffice office =
        UserOffices.open(
            config.office().url(), config.office().keyFile().orElse(null), "", config.zone(), here);
    JournalFile journal = JournalFile.in(config.journal());
    var workers = new Workers(device);
    try {
      Optional<EmbeddedDirectory> embedded =
          config.directory().isEmpty() ? Optional.of(embedded(config)) : Optional.empty();
      return new Setup(
          config.policy(),
          office,
          directory(config, embedded),
          config.homeRoot().<Homes>map(root -> homes(root, workers)).orElse(null),
          journal,
          taken(workers.of("name service", "")),
          here,
          embedded);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /**
   * The names of the homes that are there.
   *
   * @throws SdmException when they cannot be read in time
   */
  Set<String> homeNames() {
    return homes == null ? Set.of() : homes.names();
  }

  /** What making homes lacks, a sentence each. */
  List<String> homeRights() {
    if (homes == null) {
      return List.of();
    }
    var missing = new ArrayList<String>();
    if (!Capabilities.current().canChown()) {
      missing.add("CAP_CHOWN is missing: homes cannot be given to their owners.");
    }
    try {
      // only whether it can be read
      var unused = homes.names();
    } catch (SdmException e) {
      missing.add(e.sentence());
    }
    return missing;
  }

  @Override
  public void close() {
    journal.close();
    embedded.ifPresent(EmbeddedDirectory::close);
  }

  private static Homes homes(Path root, Workers workers) {
    return new HomesBelow(new HomeFolders(root), workers.of("storage of homes", root.toString()));
  }

  private static EmbeddedDirectory embedded(Config config) {
    try {
      Path folder = Files.createDirectories(config.journal().resolve("embedded"));
      return EmbeddedDirectory.withDemoPeople(folder);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Directory directory(Config config, Optional<EmbeddedDirectory> embedded) {
    return config
        .directory()
        .<Directory>map(link -> ldap(config, link))
        .orElseGet(() -> embedded.orElseThrow().directory(config.layout()));
  }

  private static LdapDirectory ldap(Config config, Config.Link link) {
    var how =
        new LdapConfig(
            link.url(),
            link.caFile(),
            config.layout().base().toString(),
            link.bindDn(),
            link.passwordFile());
    return new LdapDirectory(how, config.layout());
  }

  /** A number that cannot be asked for is not given out: the question throws. */
  private static IntPredicate taken(BoundedWorker names) {
    return gid ->
        names.call(
            "looking whether group number " + gid + " is free",
            () -> NameService.group(gid).isPresent(),
            LOOK_UP_LIMIT);
  }
}
