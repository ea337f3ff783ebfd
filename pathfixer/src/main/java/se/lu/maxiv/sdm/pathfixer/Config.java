package se.lu.maxiv.sdm.pathfixer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserTypes;
import se.lu.maxiv.sdm.model.VisitFormat;
import se.lu.maxiv.sdm.pathfixer.core.Rules;
import se.lu.maxiv.sdm.support.tango.Problems;
import se.lu.maxiv.sdm.support.tango.Properties;

/**
 * The properties of one PathFixer, read and judged: an existing value is a usable one.
 *
 * @param rules for choosing
 * @param serviceAccount name, uid:gid or empty
 * @param visitMode mode of a visit's folder
 * @param createStatic whether missing static folders are made
 * @param staffUsers accounts
 * @param stateDirectory on a local disk
 * @param office the user office
 * @param groups the source of groups
 * @param propagate lines of targets
 * @param closedValue for attribute targets, empty for the closed path
 */
record Config(
    Rules rules,
    String serviceAccount,
    int visitMode,
    boolean createStatic,
    Set<String> staffUsers,
    Path stateDirectory,
    Office office,
    GroupSource groups,
    List<String> propagate,
    String closedValue) {

  private static final Pattern BEAMLINE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
  private static final int READABLE = 02750;
  private static final int WRITABLE = 02770;

  /**
   * Where the user office is and how often it is asked.
   *
   * @param url as in the property
   * @param keyFile of mode 0600
   * @param period between two questions
   * @param maxAge of its answer
   */
  record Office(String url, Optional<Path> keyFile, Duration period, Duration maxAge) {}

  /**
   * Where groups come from.
   *
   * @param kind nss, ldap or file:path
   * @param ldapUrl for ldap
   * @param bindDn for ldap
   * @param passwordFile for ldap
   * @param caFile for ldap
   * @param baseDn for ldap
   */
  record GroupSource(
      String kind,
      String ldapUrl,
      String bindDn,
      Optional<Path> passwordFile,
      Optional<Path> caFile,
      String baseDn) {}

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
    private final Problems problems;
    private final Properties read;

    Reader(Problems problems, Map<String, String[]> lines) {
      this.problems = problems;
      this.read = new Properties(problems, lines);
    }

    Config read() {
      return new Config(
          rules(),
          read.text("ServiceAccount"),
          visitMode(),
          read.flag("CreateStatic"),
          Set.copyOf(read.list("StaffUsers")),
          read.path("StateDirectory"),
          office(),
          groups(),
          read.list("Propagate"),
          read.text("ClosedValue"));
    }

    private Rules rules() {
      String beamline =
          read.matching("Beamline", BEAMLINE, "the beamline's name in lower case, such as nanomax")
              .toLowerCase(Locale.ROOT);
      mustNotBeCut("Beamline", beamline);
      String group = read.text("BeamlineGroup");
      return new Rules(
          beamline,
          dataRoot(),
          group.isEmpty() ? beamline : group,
          groupTemplate(),
          visitFormat(),
          Duration.ofHours(read.number("VisitGap", 0, 720)),
          userTypes(),
          new Rules.Window(
              (int) read.number("SelectableBefore", 0, 3650),
              (int) read.number("SelectableAfter", 0, 36500)),
          read.flag("AutoVisit"),
          read.list("Endstations"));
    }

    private Path dataRoot() {
      Path root = read.path("DataRoot");
      mustNotBeCut("DataRoot", root.toString());
      return root;
    }

    /** Programs at beamlines cut paths at the first "raw" and replace it by "process". */
    private void mustNotBeCut(String name, String value) {
      String lower = value.toLowerCase(Locale.ROOT);
      if (lower.contains("raw") || lower.contains("process")) {
        problems.add(
            name
                + " is '"
                + value
                + "' and must not contain raw or process, at which analysis programs cut paths");
      }
    }

    private String groupTemplate() {
      String template = read.text("ProposalGroupTemplate");
      if (!template.contains("{proposal}") || template.equals("{proposal}")) {
        problems.add(
            "ProposalGroupTemplate is '"
                + template
                + "' and must contain {proposal} and something else, since a bare number would be"
                + " taken for a group's number");
      }
      return template;
    }

    private VisitFormat visitFormat() {
      ZoneId zone = read.zone("TimeZone");
      return read.tried(
          () -> VisitFormat.of(read.text("VisitFormat"), zone), new VisitFormat(true, zone));
    }

    private UserTypes userTypes() {
      var all = new ArrayList<>(UserTypes.DEFAULT);
      all.addAll(read.list("UserTypes"));
      return read.tried(() -> UserTypes.parse(all), UserTypes.parse(UserTypes.DEFAULT));
    }

    private int visitMode() {
      String text = read.text("VisitFolderMode");
      boolean isOctal = Pattern.matches("[0-7]{3,4}", text);
      int mode = isOctal ? Integer.parseInt(text, 8) : 0;
      if (mode != READABLE && mode != WRITABLE) {
        problems.add(
            "VisitFolderMode is '"
                + text
                + "' and must be 2750, or 2770 where the group may make folders beside raw");
      }
      return mode;
    }

    private Office office() {
      return new Office(
          read.required("UserOfficeUrl"),
          read.optionalPath("UserOfficeKeyFile"),
          Duration.ofSeconds(read.number("OfficePeriod", 10, 86_400)),
          Duration.ofHours(read.number("MaxOfficeAge", 1, 8760)));
    }

    private GroupSource groups() {
      String kind = read.text("GroupSource");
      boolean isLdap = kind.equals("ldap");
      if (!isLdap && !kind.equals("nss") && !kind.startsWith("file:/")) {
        problems.add("GroupSource is '" + kind + "' and must be nss, ldap or file:/…");
      }
      if (isLdap) {
        read.required("LdapUrl");
        read.required("LdapBindDn");
        read.required("LdapPasswordFile");
        read.required("LdapCaFile");
        read.required("BaseDn");
        mustBeLdap(read.text("LdapUrl"));
      }
      return new GroupSource(
          kind,
          read.text("LdapUrl"),
          read.text("LdapBindDn"),
          read.optionalPath("LdapPasswordFile"),
          read.optionalPath("LdapCaFile"),
          read.text("BaseDn"));
    }

    private void mustBeLdap(String url) {
      if (!Pattern.matches("ldaps?://[^\\s/]+/?", url)) {
        problems.add("LdapUrl is '" + url + "' and must be ldaps://host or ldap://host");
      }
    }
  }
}
