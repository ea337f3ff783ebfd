package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.Visit;

class EmbeddedUserOfficeTest {

  static Stream<Arguments> moments() {
    List<String> zones = List.of("Europe/Stockholm", "Pacific/Auckland", "America/Los_Angeles");
    List<String> days = List.of("2026-11-22", "2027-03-28", "2024-02-29", "2031-10-26");
    List<String> hours = List.of("00:00", "07:59", "08:00", "23:59:59");
    return zones.stream()
        .flatMap(z -> days.stream().flatMap(d -> hours.stream().map(h -> moment(z, d, h))));
  }

  private static Arguments moment(String zone, String day, String hour) {
    ZoneId id = ZoneId.of(zone);
    return Arguments.of(LocalDate.parse(day).atTime(LocalTime.parse(hour)).atZone(id), id);
  }

  @ParameterizedTest
  @MethodSource("moments")
  void eachBeamlineHasARunningAPastAndAFutureVisit(ZonedDateTime now, ZoneId zone) {
    OfficeSnapshot snapshot = at(now.toInstant(), zone).ask();

    for (String beamline : List.of("biomax", "nanomax")) {
      assertThat(visits(snapshot, "carlcarl", beamline))
          .anyMatch(v -> !v.start().isAfter(now) && v.end().isAfter(now))
          .anyMatch(v -> v.end().isBefore(now))
          .anyMatch(v -> v.start().isAfter(now))
          .allMatch(v -> v.start().getHour() == 8 && v.start().getZone().equals(zone));
    }
    assertThat(snapshot.asOf()).isEqualTo(now.toInstant());
  }

  @Test
  void theSeedsProposalIsRunningAtBioMax() {
    var now = Answers.NOON.atZone(Answers.STOCKHOLM);

    Proposal seed = demo().proposal(new ProposalId("20170251")).orElseThrow();

    assertThat(seed.principalInvestigator()).isEqualTo("Ana Gonzalez");
    assertThat(seed.accounts()).contains("anagon", "carlcarl");
    assertThat(seed.beamlines()).containsExactly("biomax");
    assertThat(seed.visits()).anyMatch(v -> v.start().isBefore(now) && v.end().isAfter(now));
    assertThat(seed.validFrom()).isBefore(now);
    assertThat(seed.validTo()).isAfter(now);
  }

  @Test
  void thereIsOneOfEveryKind() {
    OfficeSnapshot demo = demo();

    assertThat(demo.complete()).isTrue();
    assertThat(demo.skipped()).isEmpty();
    assertThat(demo.proposals()).extracting(Proposal::status).contains(ProposalStatus.values());
    assertThat(demo.proposals()).anyMatch(p -> p.rawType().equals("BAG"));
    assertThat(demo.proposals()).anyMatch(p -> p.userType() == null);
    assertThat(demo.proposals()).anyMatch(p -> p.parent() != null);
    assertThat(demo.proposal(new ProposalId("20260338")).orElseThrow().restricted()).isTrue();
  }

  @Test
  void saysThatItIsEmbedded() {
    assertThat(at(Answers.NOON, Answers.STOCKHOLM).description())
        .isEqualTo("embedded user office, " + demo().proposals().size() + " proposals");
  }

  private static List<Visit> visits(OfficeSnapshot snapshot, String account, String beamline) {
    Predicate<Visit> lets = v -> v.participants().isEmpty() || v.participants().contains(account);
    return snapshot.proposals().stream()
        .filter(p -> p.isAcceptedAt(beamline) && p.accounts().contains(account))
        .flatMap(p -> p.visits().stream())
        .filter(v -> v.beamline().equals(beamline))
        .filter(lets)
        .toList();
  }

  private static OfficeSnapshot demo() {
    return at(Answers.NOON, Answers.STOCKHOLM).ask();
  }

  private static EmbeddedUserOffice at(Instant now, ZoneId zone) {
    return new EmbeddedUserOffice(zone, Clock.fixed(now, zone));
  }
}
