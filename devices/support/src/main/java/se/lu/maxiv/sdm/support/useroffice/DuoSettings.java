package se.lu.maxiv.sdm.support.useroffice;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * What is asked of a DUO: {@code duo:https://HOST/duo/api.php/v1?facility=NAME}, with optional
 * {@code &alias=NAME} (repeatable: other spellings of the beamline), {@code &before=N} and {@code
 * &after=N} (years round the present one, 0 to 20, each 1 unless given).
 *
 * @param base the address without the query and without a slash at its end
 * @param facility DUO's name of the facility
 * @param beamline the beamline's own name, lower case; empty: all beamlines
 * @param spellings lower-case names under which DUO lists the beamline, the own one included
 * @param years how many years before and after the present one are asked for
 */
record DuoSettings(URI base, String facility, String beamline, Set<String> spellings, Years years) {
  /** How long asking everything may take. */
  static final Duration WHOLE = Duration.ofSeconds(60);

  private static final String SCHEME = "duo:";
  private static final Pattern FACILITY = Pattern.compile("[A-Za-z0-9_-]{1,50}");
  private static final int MOST_YEARS = 20;

  /** Copies the spellings. */
  DuoSettings {
    spellings = Set.copyOf(spellings);
  }

  /**
   * The years that are asked for.
   *
   * @param before so many before the present one
   * @param after so many after it
   */
  record Years(int before, int after) {}

  /** Whether an address is of this form. */
  static boolean isDuo(String address) {
    return address.startsWith(SCHEME);
  }

  /**
   * The settings that an address gives.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when it is not of the form above
   */
  static DuoSettings of(String address, String beamline) {
    URI uri = OfficeUrl.web(address.substring(SCHEME.length()));
    var query = new Query(address, Objects.toString(uri.getRawQuery(), "facility="));
    String facility = query.value("facility").orElse("");
    if (!FACILITY.matcher(facility).matches()) {
      throw OfficeUrl.refused(address, "it needs a facility, such as …/v1?facility=maxiv");
    }
    Set<String> spellings = new HashSet<>(Set.of(OfficeText.beamline(beamline)));
    query.values("alias").forEach(alias -> spellings.add(OfficeText.beamline(alias)));
    var years = new Years(query.years("before"), query.years("after"));
    return new DuoSettings(base(uri), facility, OfficeText.beamline(beamline), spellings, years);
  }

  /** Whether an entry of that beamline is wanted; all are when no beamline was named. */
  boolean wants(String listed) {
    return beamline.isEmpty() || spellings.contains(OfficeText.beamline(listed));
  }

  /** The name that a wanted entry's beamline has here. */
  String nameOf(String listed) {
    return beamline.isEmpty() ? OfficeText.beamline(listed) : beamline;
  }

  /** The address of one year's proposals. */
  URI proposals(int year) {
    return URI.create(base + "/CalendarInfos/proposals/" + facility + "?year=" + year);
  }

  /** The address of one proposal's details. */
  URI details(String digits) {
    return URI.create(base + "/ProposalInfos/details/" + facility + "/?propid=" + digits);
  }

  private static URI base(URI uri) {
    String text = uri.toString();
    int end = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
    return URI.create(text.substring(0, end).replaceAll("/+$", ""));
  }

  /** The part of an address after the question mark. */
  private record Query(String address, String text) {
    private static final Set<String> KNOWN = Set.of("facility", "alias", "before", "after");

    /** The values of that name, in no order. */
    Set<String> values(String name) {
      Set<String> values = new HashSet<>();
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 0 || !KNOWN.contains(pair.substring(0, equals))) {
          throw OfficeUrl.refused(address, "it asks for other than facility, alias, before, after");
        }
        if (pair.substring(0, equals).equals(name)) {
          values.add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
      }
      return values;
    }

    Optional<String> value(String name) {
      return values(name).stream().findFirst();
    }

    int years(String name) {
      String years = value(name).orElse("1");
      if (!years.matches("[0-9]{1,2}") || Integer.parseInt(years) > MOST_YEARS) {
        throw OfficeUrl.refused(address, name + " is no number of years from 0 to " + MOST_YEARS);
      }
      return Integer.parseInt(years);
    }
  }
}
