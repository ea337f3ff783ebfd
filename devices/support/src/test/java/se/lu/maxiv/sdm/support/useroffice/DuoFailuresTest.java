package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.OfficeSnapshot.Skipped;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Visit;

/** A DUO that answers wrongly, in part or too late: told, and what is good is used. */
class DuoFailuresTest extends OnStandInDuo {
  @Test
  void brokenScheduleEntriesAreLeftOutAndReported() {
    duo.listYear(
        2026,
        entry(
            "20260001",
            ",'schedule':["
                + String.join(
                    ",",
                    schedule(1, "31/02/2026", "01/03/2026"),
                    schedule(2, "", ""),
                    "{'id':3,'start':null}",
                    "null",
                    schedule(5, "20/11/2026", "19/11/2026"),
                    schedule(6, "20/11/2026", "21/11/2026"))
                + "]"),
        entry("20260002", ",'schedule':null"),
        entry("20260003", ",'schedule':[]"));
    List.of("20260001", "20260002", "20260003").forEach(id -> duo.details(id, ANA));

    OfficeSnapshot snapshot = open("").ask();

    assertThat(proposal(snapshot, "20260001").visits()).extracting(Visit::id).containsExactly("6");
    assertThat(snapshot.skipped()).hasSizeGreaterThanOrEqualTo(4).hasSizeLessThanOrEqualTo(5);
    assertThat(snapshot.proposals()).hasSize(3);
    assertThat(snapshot.complete()).isTrue();
  }

  @Test
  void oneProposalWhoseDetailsFailIsSkippedAndTheOthersGoOn() {
    duo.listYear(
        2026,
        entry("20260001", ""),
        entry("20260002", ""),
        entry("20260003", ""),
        entry("20260004", ""),
        entry("20260005", ""));
    duo.details("20260001", ANA);
    duo.onDetails("20260002", StandInServer.status(500, "oops"));
    duo.onDetails("20260003", StandInServer.ok("<html>Maintenance</html>"));
    duo.onDetails("20260004", StandInServer.cut("{"));

    OfficeSnapshot snapshot = open("").ask();

    assertThat(snapshot.proposals()).extracting(p -> p.id().text()).containsExactly("20260001");
    assertThat(snapshot.complete()).isFalse();
    assertThat(snapshot.skipped())
        .extracting(Skipped::id)
        .containsExactlyInAnyOrder("20260002", "20260003", "20260004", "20260005");
    assertThat(snapshot.skipped()).allMatch(s -> s.reason().startsWith("Its authors are missing"));
  }

  @Test
  void detailsOfAnotherProposalAreRefused() {
    duo.listYear(2026, entry("20260001", ""));
    duo.onDetails("20260001", StandInServer.ok("{\"proposal\":\"20260002\",\"authors\":[]}"));

    OfficeSnapshot snapshot = open("").ask();

    assertThat(snapshot.proposals()).isEmpty();
    assertThat(snapshot.skipped().get(0).reason()).contains("not about that proposal");
  }

  @Test
  void brokenEntriesAreSkippedAndTheOthersGoOn() {
    duo.listYear(
        2026,
        "null",
        "{'proposal':'20260001'}",
        "{'beamline':'BioMAX','proposal':'12'}",
        entry("20260002", ",'proposal_expire':'soon'"),
        entry("20260003", ""));
    duo.details("20260003", ANA);

    OfficeSnapshot snapshot = open("").ask();

    assertThat(snapshot.proposals()).extracting(p -> p.id().text()).containsExactly("20260003");
    assertThat(snapshot.skipped())
        .extracting(Skipped::id)
        .containsExactly("", "20260001", "12", "20260002");
  }

  @Test
  void failedYearMakesTheAnswerIncomplete() {
    duo.listYear(2026, entry("20260001", ""));
    duo.details("20260001", ANA);
    duo.onYear(2027, StandInServer.status(503, "later"));

    OfficeSnapshot snapshot = open("").ask();

    assertThat(snapshot.proposals()).hasSize(1);
    assertThat(snapshot.complete()).isFalse();
    assertThat(snapshot.skipped().get(0).reason()).contains("proposals of 2027", "503");
  }

  @Test
  void listWithoutAnyProposalIsIncomplete() {
    OfficeSnapshot snapshot = open("").ask();

    assertThat(snapshot.complete()).isFalse();
    assertThat(snapshot.skipped().get(0).reason()).contains("lists no proposal");
  }

  @Test
  void wrongKeyIsToldWithWhereToPutTheRightOne() throws IOException {
    SdmException refusal =
        catchThrowableOfType(SdmException.class, () -> open("", "wrong-key").ask());

    assertThat(refusal.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(refusal.sentence()).contains("403", key("x").toString()).doesNotContain("wrong-key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html><body>Maintenance</body></html>|an HTML page
          ''|nothing
          [{"beamline":"BioMAX"|ends in the middle
          {"error":"x"}|a JSON object, not a list of proposals
          """)
  void wrongAnswerForEveryYearIsToldWithWhatWasSeen(String body, String seen) {
    for (int year = 2025; year <= 2027; year++) {
      duo.onYear(year, StandInServer.ok(body));
    }

    SdmException refusal = catchThrowableOfType(SdmException.class, open("")::ask);

    assertThat(refusal.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(refusal.sentence()).contains(seen, "for 2026");
  }

  @Test
  void slowDetailsAreGivenUpAndTheOthersGoOn() throws IOException {
    duo.listYear(2026, entry("20260001", ""), entry("20260002", ""));
    duo.details("20260001", ANA);
    duo.onDetails("20260002", duo.server().stall("{"));
    var http = new OfficeHttp(new KeyFile(key(StandInDuo.KEY)), Duration.ofSeconds(3));

    OfficeSnapshot snapshot =
        new DuoUserOffice(DuoSettings.of(duo.url(""), "biomax"), http, Answers.STOCKHOLM, clock())
            .ask();

    assertThat(snapshot.proposals()).extracting(p -> p.id().text()).containsExactly("20260001");
    assertThat(snapshot.skipped().get(0).reason()).contains("within 3.0 s");
    assertThat(snapshot.complete()).isFalse();
  }
}
