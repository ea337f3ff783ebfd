package se.lu.maxiv.sdm.support.useroffice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.UserOffice;

/**
 * A DUO (PSI's Digital User Office, used at MAX IV): its REST interface, asked for the proposals of
 * one beamline in the years round the present one, and for the authors of each accepted one. The
 * interface as PSI's public programs use it: {@code bec_atlas}, {@code nicos}, {@code scicat-ci}.
 *
 * <p>A year or a proposal's details that cannot be had make the answer incomplete and go to {@code
 * skipped} with the reason; so does a list without any proposal at all, which is what a DUO under
 * maintenance gives. Thread-safe.
 */
public final class DuoUserOffice implements UserOffice {
  private final DuoSettings settings;
  private final DuoAnswers duo;
  private final ZoneId zone;
  private final Clock clock;

  /** A DUO; nothing is asked yet. */
  DuoUserOffice(DuoSettings settings, OfficeHttp http, ZoneId zone, Clock clock) {
    this.settings = settings;
    this.duo = new DuoAnswers(settings, http);
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public OfficeSnapshot ask() {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    try (var queries = new DuoQueries(DuoSettings.WHOLE)) {
      var collection = new DuoCollection(settings, new DuoTimes(zone), today);
      collection.addYears(queries.ask(years(today.getYear()), duo::year));
      collection.addDetails(queries.ask(collection.accepted(), duo::details));
      return collection.snapshot(clock.instant());
    }
  }

  @Override
  public String description() {
    return "DUO at " + OfficeUrl.shown(settings.base()) + ", facility " + settings.facility();
  }

  /** The present year first: what it says of a proposal goes before what the others say. */
  private List<Integer> years(int present) {
    List<Integer> years = new ArrayList<>(List.of(present));
    for (int i = 1; i <= settings.years().after(); i++) {
      years.add(present + i);
    }
    for (int i = 1; i <= settings.years().before(); i++) {
      years.add(present - i);
    }
    return years;
  }
}
