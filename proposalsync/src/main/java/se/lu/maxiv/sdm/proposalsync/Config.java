package se.lu.maxiv.sdm.proposalsync;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.UserTypes;
import se.lu.maxiv.sdm.proposalsync.core.GidRange;
import se.lu.maxiv.sdm.proposalsync.core.GroupTemplate;
import se.lu.maxiv.sdm.proposalsync.core.PersonField;
import se.lu.maxiv.sdm.proposalsync.core.Policy;
import se.lu.maxiv.sdm.proposalsync.core.RemovalLimits;
import se.lu.maxiv.sdm.proposalsync.core.ResourceRule;
import se.lu.maxiv.sdm.proposalsync.ldap.DirectoryLayout;
import se.lu.maxiv.sdm.support.tango.Problems;
import se.lu.maxiv.sdm.support.tango.Properties;

/**
 * The properties of a ProposalSync, read and judged.
 *
 * @param policy what decides a plan
 * @param office the user office
 * @param directory how the directory is reached; empty: the embedded one
 * @param layout where things lie in it
 * @param homeRoot where homes are made
 * @param period from one run to the next; zero: only by command
 * @param journal the folder of the journal
 * @param dryRun whether DryRun is on after a start
 * @param zone the facility's
 */
record Config(
    Policy policy,
    Office office,
    Optional<Link> directory,
    DirectoryLayout layout,
    Optional<Path> homeRoot,
    Duration period,
    Path journal,
    boolean dryRun,
    ZoneId zone) {

  /**
   * Where proposals come from.
   *
   * @param url as in the property
   */
  record Office(String url, Optional<Path> keyFile) {}

  /** How the directory is reached. */
  record Link(URI url, String bindDn, Path passwordFile, Path caFile) {}

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
    private static final String EMBEDDED = "embedded";
    private static final DirectoryLayout NOWHERE =
        new DirectoryLayout(
            DirectoryLayout.dn("BaseDn", "DC=nowhere"),
            DirectoryLayout.dn("ActiveOu", "OU=active,DC=nowhere"),
            List.of(),
            DirectoryLayout.dn("GroupsOu", "OU=groups,DC=nowhere"),
            Set.of(),
            Set.of());
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,10})\\s*-\\s*([0-9]{1,10})");
    private static final Pattern LDAP = Pattern.compile("ldaps?://[^\\s/]+/?");
    private static final int SHORTEST_PERIOD = 60;

    private final Problems problems;
    private final Properties read;

    Reader(Problems problems, Map<String, String[]> lines) {
      this.problems = problems;
      this.read = new Properties(problems, lines);
    }

    Config read() {
      Policy policy = policy();
      return new Config(
          policy,
          new Office(read.required("UserOfficeUrl"), read.optionalPath("UserOfficeKeyFile")),
          realPair(link()),
          layout(policy),
          read.optionalPath("HomeRoot"),
          period(),
          read.path("JournalDirectory"),
          read.flag("DryRunAtStart"),
          read.zone("TimeZone"));
    }

    private Policy policy() {
      String visitors = read.text("VisitorsGroup");
      return new Policy(
          read.tried(
              () -> new GroupTemplate(read.text("ProposalGroupTemplate")),
              new GroupTemplate("{proposal}-group")),
          gids(),
          visitors.equals("-") ? "" : visitors,
          pairs("BeamlineGroups", key -> key.toLowerCase(Locale.ROOT)),
          read.list("Resources").stream().flatMap(this::resource).toList(),
          userTypes(),
          extraAttributes(),
          !read.text("HomeRoot").isEmpty(),
          isActiveOuASource(),
          new RemovalLimits(
              (int) read.number("MaxRemovals", 0, 1_000_000),
              (int) read.number("MaxRemovalPercent", 0, 100),
              (int) read.number("GraceDays", 0, 3650)));
    }

    private Stream<ResourceRule> resource(String line) {
      return read.tried(() -> Stream.of(ResourceRule.parse(line)), Stream.empty());
    }

    private GidRange gids() {
      Matcher range = RANGE.matcher(read.text("GidRange"));
      if (!range.matches() || !isNumber(range.group(1)) || !isNumber(range.group(2))) {
        problems.add(
            "GidRange is '"
                + read.text("GidRange")
                + "' and must be the lowest and the highest number for groups, such as 50000-59999");
        return new GidRange(1, 1);
      }
      return read.tried(
          () -> new GidRange(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))),
          new GidRange(1, 1));
    }

    private static boolean isNumber(String digits) {
      return Long.parseLong(digits) <= Integer.MAX_VALUE;
    }

    /** DNs of one place may be written differently. */
    private boolean isActiveOuASource() {
      try {
        var active = DirectoryLayout.dn("ActiveOu", read.text("ActiveOu"));
        return read.list("SourceOus").stream()
            .anyMatch(ou -> DirectoryLayout.dn("SourceOus", ou).equals(active));
      } catch (SdmException e) {
        return false; // the layout tells it
      }
    }

    private UserTypes userTypes() {
      var all = new ArrayList<>(UserTypes.DEFAULT);
      all.addAll(read.list("UserTypes"));
      return read.tried(() -> UserTypes.parse(all), UserTypes.parse(UserTypes.DEFAULT));
    }

    private SortedMap<String, PersonField> extraAttributes() {
      var fields = new TreeMap<String, PersonField>();
      pairs("ExtraAttributes", Function.identity())
          .forEach(
              (attribute, word) ->
                  PersonField.named(word)
                      .ifPresentOrElse(
                          field -> fields.put(attribute, field),
                          () ->
                              problems.add(
                                  "ExtraAttributes names the field '"
                                      + word
                                      + "', which is none of "
                                      + PersonField.words())));
      return fields;
    }

    /** Lines of the form {@code key=value}. */
    private Map<String, String> pairs(String property, Function<String, String> key) {
      var pairs = new TreeMap<String, String>();
      for (String line : read.list(property)) {
        int equals = line.indexOf('=');
        String left = equals < 0 ? "" : key.apply(line.substring(0, equals).strip());
        String right = line.substring(equals + 1).strip();
        if (left.isEmpty() || right.isEmpty()) {
          problems.add(property + " has the line " + Shown.quoted(line) + "; write name=value");
        } else if (pairs.put(left, right) != null) {
          problems.add(property + " names " + Shown.quoted(left) + " twice");
        }
      }
      return pairs;
    }

    /** Made-up people must not become accounts. */
    private Optional<Link> realPair(Optional<Link> link) {
      if (link.isPresent() && read.text("UserOfficeUrl").equals(EMBEDDED)) {
        problems.add(
            "UserOfficeUrl is embedded, whose people are made up, and LdapUrl is not; name the"
                + " real user office");
      }
      return link;
    }

    private Optional<Link> link() {
      String url = read.required("LdapUrl");
      if (url.isEmpty() || url.equals(EMBEDDED)) {
        return Optional.empty();
      }
      read.required("LdapPasswordFile");
      read.required("LdapCaFile");
      String bindDn = read.required("LdapBindDn");
      Optional<Path> password = read.optionalPath("LdapPasswordFile");
      Optional<Path> ca = read.optionalPath("LdapCaFile");
      if (!LDAP.matcher(url).matches()) {
        problems.add("LdapUrl is '" + url + "' and must be ldaps://host, ldap://host or embedded");
        return Optional.empty();
      }
      return password.flatMap(
          file -> ca.map(certificates -> new Link(URI.create(url), bindDn, file, certificates)));
    }

    private DirectoryLayout layout(Policy policy) {
      Set<String> shared =
          Stream.of(
                  Stream.of(policy.visitorsGroup()).filter(name -> !name.isEmpty()),
                  policy.beamlineGroups().values().stream(),
                  policy.resources().stream().map(ResourceRule::group))
              .flatMap(Function.identity())
              .collect(Collectors.toSet());
      return read.tried(
          () ->
              new DirectoryLayout(
                  DirectoryLayout.dn("BaseDn", read.text("BaseDn")),
                  DirectoryLayout.dn("ActiveOu", read.text("ActiveOu")),
                  read.list("SourceOus").stream()
                      .map(ou -> DirectoryLayout.dn("SourceOus", ou))
                      .toList(),
                  DirectoryLayout.dn("GroupsOu", read.text("GroupsOu")),
                  policy.extraAttributes().keySet(),
                  shared),
          NOWHERE);
    }

    private Duration period() {
      long seconds = read.number("SyncPeriod", 0, 604_800);
      if (seconds > 0 && seconds < SHORTEST_PERIOD) {
        problems.add("SyncPeriod is " + seconds + " s and must be 0, or 60 or more");
      }
      return Duration.ofSeconds(seconds);
    }
  }
}
