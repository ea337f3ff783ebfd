package se.lu.maxiv.sdm.metadatacollector;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.metadatacollector.core.CatalogueSettings;
import se.lu.maxiv.sdm.metadatacollector.core.ReleasePolicy;
import se.lu.maxiv.sdm.metadatacollector.scicat.Account;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatUrl;
import se.lu.maxiv.sdm.metadatacollector.store.StoreUrl;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.tango.Problems;
import se.lu.maxiv.sdm.support.tango.Properties;

/**
 * The properties of a MetadataCollector, read and judged.
 *
 * @param pathFixer the PathFixer device, empty for none
 * @param sardana the Doors
 * @param store where scans are kept
 * @param spoolFolder where they are kept meanwhile; empty: the usual place
 * @param scicat the catalogue; empty: none
 * @param catalogue what the catalogue is told of every scan
 * @param policy what may leave
 * @param snapshotLimit the longest that a snapshot may take
 * @param scanLimit after how long without a word a program's scan has ended
 * @param fileWait how long files are waited for
 * @param sidecar what is written beside a scan's files
 * @param zone the facility's
 */
record Config(
    String pathFixer,
    Sardana sardana,
    StoreUrl store,
    Optional<Path> spoolFolder,
    Optional<Scicat> scicat,
    CatalogueSettings catalogue,
    ReleasePolicy policy,
    Duration snapshotLimit,
    Duration scanLimit,
    Duration fileWait,
    SidecarForm sidecar,
    ZoneId zone) {

  /** What is written beside a scan's files. */
  enum SidecarForm {
    NONE,
    JSON,
    NEXUS
  }

  /**
   * Sardana.
   *
   * @param doors device names
   * @param setJsonRecorder whether JsonRecorder is switched on
   */
  record Sardana(List<String> doors, boolean setJsonRecorder) {}

  /** The catalogue and who writes to it. */
  record Scicat(ScicatUrl url, Account account) {}

  /**
   * Reads the properties.
   *
   * @param device its name, for the message
   * @param lines of each property, defaults filled in
   * @throws SdmException (CONFIGURATION_ERROR) naming everything that is wrong
   */
  static Config of(String device, Map<String, String[]> lines) {
    Problems problems = new Problems();
    Config config = new Reader(problems, lines).read();
    problems.refuseIfAny(device);
    return config;
  }

  /** Reads one property after the other; what is wrong goes to the problems. */
  private static final class Reader {
    private static final Pattern DEVICE =
        Pattern.compile("((tango:)?//[^/\\s:]+:[0-9]{1,5}/)?[^/\\s]+/[^/\\s]+/[^/\\s]+");

    /** Stands for the address that nobody reads while there is no catalogue. */
    private static final String NOBODY = "nobody@example.org";

    private static final int DAY = 86_400;
    private static final StoreUrl NOWHERE =
        new StoreUrl(Optional.empty(), "", "", Optional.empty());

    private final Problems problems;
    private final Properties read;

    Reader(Problems problems, Map<String, String[]> lines) {
      this.problems = problems;
      this.read = new Properties(problems, lines);
    }

    Config read() {
      return new Config(
          optionalDevice("PathFixerDevice"),
          new Sardana(doors(), read.flag("SetJsonRecorder")),
          store(),
          read.optionalPath("SpoolDirectory"),
          scicat(),
          settings(),
          read.tried(
              () -> ReleasePolicy.of(read.list("ReleasePolicy")), new ReleasePolicy(Map.of())),
          Duration.ofMillis(read.number("AttributeTimeout", 10, 60_000)),
          Duration.ofHours(read.number("ScanLimit", 1, 24 * 365)),
          Duration.ofSeconds(read.number("FileWait", 0, DAY)),
          read.choice(
              "Sidecar",
              Map.of(
                  "none", SidecarForm.NONE, "json", SidecarForm.JSON, "nexus", SidecarForm.NEXUS)),
          read.zone("TimeZone"));
    }

    private List<String> doors() {
      List<String> doors = read.list("Doors");
      doors.stream()
          .filter(door -> !DEVICE.matcher(door).matches())
          .forEach(door -> problems.add("Doors has '" + door + "', which is no device's name"));
      return doors;
    }

    private String optionalDevice(String name) {
      String device = read.text(name);
      if (!device.isEmpty() && !DEVICE.matcher(device).matches()) {
        problems.add(name + " is '" + device + "' and must be a device's name");
      }
      return device;
    }

    private StoreUrl store() {
      String url = read.required("StoreUrl");
      return url.isEmpty()
          ? NOWHERE
          : read.tried(() -> StoreUrl.of(url, read.text("StorePasswordFile")), NOWHERE);
    }

    private Optional<Scicat> scicat() {
      String url = read.text("ScicatUrl");
      if (url.isEmpty()) {
        return Optional.empty();
      }
      read.required("ContactEmail");
      Optional<ScicatUrl> base = read.tried(() -> Optional.of(ScicatUrl.of(url)), Optional.empty());
      return base.flatMap(at -> account().map(account -> new Scicat(at, account)));
    }

    private Optional<Account> account() {
      Optional<Path> token = read.optionalPath("ScicatTokenFile");
      Optional<Path> password = read.optionalPath("ScicatPasswordFile");
      if (token.isPresent() == password.isPresent()) {
        problems.add(
            "ScicatUrl needs either ScicatTokenFile, or ScicatUser and ScicatPasswordFile");
        return Optional.empty();
      }
      if (token.isPresent()) {
        return token.map(Account.Token::new);
      }
      String user = read.required("ScicatUser");
      return password.map(file -> new Account.User(user, file));
    }

    private CatalogueSettings settings() {
      String contact = read.text("ContactEmail");
      String prefix = read.text("PidPrefix");
      var plain =
          new CatalogueSettings(
              "sdm",
              template(),
              read.list("AccessGroups"),
              read.text("Instrument"),
              read.text("CreationLocation"),
              NOBODY,
              years("RetentionYears"),
              years("EmbargoYears"));
      return read.tried(() -> named(plain, prefix, contact.isEmpty() ? NOBODY : contact), plain);
    }

    private static CatalogueSettings named(CatalogueSettings plain, String prefix, String contact) {
      return new CatalogueSettings(
          prefix,
          plain.ownerGroupTemplate(),
          plain.accessGroups(),
          plain.instrument(),
          plain.creationLocation(),
          contact,
          plain.retention(),
          plain.embargo());
    }

    private Period years(String name) {
      return Period.ofYears((int) read.number(name, 0, 100));
    }

    private String template() {
      String template = read.text("OwnerGroupTemplate");
      if (!template.contains("{proposal}")) {
        problems.add("OwnerGroupTemplate is '" + template + "' and must have {proposal} in it");
      }
      return template;
    }
  }
}
