package se.lu.maxiv.sdm.support.useroffice;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserOffice;
import se.lu.maxiv.sdm.model.Visit;

/**
 * The demo user office on the class path: made-up people and proposals, whose dates are moved by
 * whole local days so that a visit is running at BioMAX and at NanoMAX whenever it is asked.
 */
public final class EmbeddedUserOffice implements UserOffice {
  private static final String FILE = "/se/lu/maxiv/sdm/demo/useroffice.json";

  private final ZoneId zone;
  private final Clock clock;
  private final OfficeSnapshot written;

  /**
   * Reads the file.
   *
   * @param zone the site's zone: its shifts begin at 08:00 there
   * @param clock tells what today is
   * @throws SdmException (SOFTWARE_FAILURE) when the file is not part of the program
   */
  public EmbeddedUserOffice(ZoneId zone, Clock clock) {
    this.zone = zone;
    this.clock = clock;
    this.written = new NeutralJson(zone).read(file(), "the program itself", clock.instant());
  }

  @Override
  public OfficeSnapshot ask() {
    LocalDate writtenFor = LocalDate.ofInstant(written.asOf(), zone);
    long days = ChronoUnit.DAYS.between(writtenFor, LocalDate.now(clock.withZone(zone)));
    return new OfficeSnapshot(
        clock.instant(),
        written.complete(),
        written.proposals().stream().map(p -> moved(p, days)).toList(),
        written.skipped());
  }

  @Override
  public String description() {
    return "embedded user office, " + written.proposals().size() + " proposals";
  }

  private static InputStream file() {
    InputStream in = EmbeddedUserOffice.class.getResourceAsStream(FILE);
    if (in == null) {
      throw new SdmException(
          Reason.SOFTWARE_FAILURE,
          "The embedded user office could not be opened: "
              + FILE
              + " is not in this installation; install it anew or set UserOfficeUrl.");
    }
    return in;
  }

  private static Proposal moved(Proposal p, long days) {
    return new Proposal(
        p.id(),
        p.title(),
        p.rawType(),
        p.userType(),
        p.status(),
        p.rawStatus(),
        p.beamlines(),
        moved(p.validFrom(), days),
        moved(p.validTo(), days),
        p.parent(),
        p.pi(),
        p.proposer(),
        p.participants(),
        p.visits().stream().map(v -> moved(v, days)).toList(),
        p.restricted());
  }

  private static Visit moved(Visit v, long days) {
    return new Visit(
        v.id(),
        v.beamline(),
        v.start().plusDays(days),
        v.end().plusDays(days),
        v.localContact(),
        v.participants());
  }

  private static @Nullable ZonedDateTime moved(@Nullable ZonedDateTime time, long days) {
    return time == null ? null : time.plusDays(days);
  }
}
