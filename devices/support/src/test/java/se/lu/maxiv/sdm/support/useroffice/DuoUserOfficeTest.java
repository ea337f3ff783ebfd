package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;

/** What is asked of a DUO, and what its answers mean. */
class DuoUserOfficeTest extends OnStandInDuo {
  @Test
  void readsWhatIsDocumented() throws IOException {
    duo.serveExamples(2026);

    OfficeSnapshot snapshot = open("").ask();

    Proposal seed = proposal(snapshot, "20170251");
    assertThat(snapshot.complete()).isTrue();
    assertThat(snapshot.asOf()).isEqualTo(Answers.NOON);
    assertThat(snapshot.skipped()).isEmpty();
    assertThat(snapshot.proposals()).hasSize(3);
    assertThat(seed.title()).isEqualTo("In-situ membrane protein study");
    assertThat(seed.rawType()).isEqualTo("Standard");
    assertThat(seed.namedUserType()).isEmpty();
    assertThat(seed.isAcceptedAt("biomax")).isTrue();
    assertThat(seed.validTo()).isEqualTo("2024-12-31T23:59:59+01:00[Europe/Stockholm]");
    assertThat(seed.parent()).isNull();
    assertThat(seed.principalInvestigator()).isEqualTo("Ana Gonzalez");
    assertThat(seed.accounts()).containsExactly("anagon", "carlcarl");
    assertThat(seed.visits()).hasSize(2);
    assertThat(seed.visits().get(0))
        .isEqualTo(
            new Visit(
                "2228364",
                "biomax",
                ZonedDateTime.of(2020, 11, 20, 8, 0, 0, 0, Answers.STOCKHOLM),
                ZonedDateTime.of(2020, 11, 22, 8, 0, 0, 0, Answers.STOCKHOLM),
                null,
                Set.of()));
    assertThat(seed.participants().get(2))
        .isEqualTo(
            new Participant(
                null,
                "No",
                "Account",
                "no.account@example.org",
                "duo:4572",
                false,
                Set.of("coproposer")));
  }

  @Test
  void proprietaryOnesAreAcceptedRestrictedAndNobodyAsksForTheirDetails() throws IOException {
    duo.serveExamples(2026);

    Proposal restricted = proposal(open("").ask(), "20260338");

    assertThat(restricted.restricted()).isTrue();
    assertThat(restricted.isAcceptedAt("biomax")).isTrue();
    assertThat(restricted.namedUserType()).contains(UserType.PROPRIETARY);
    assertThat(duo.server().asked()).doesNotContain(StandInDuo.details("20260338"));
  }

  @Test
  void peopleOfProprietaryOnesAreStrippedWhereverTheyAppear() {
    duo.listYear(
        2026,
        entry("20260001", ",'proposal_type':'P','title':'Secret','pi_account':'secret'"),
        entry("20260002", ",'title':'Secret','pi_account':'secret'"));
    duo.onDetails(
        "20260002",
        StandInServer.ok(
            "{\"beamline\":\"BioMAX\",\"proposal\":\"20260002\",\"type\":\"Proprietary\"}"));

    OfficeSnapshot snapshot = open("").ask();

    assertThat(snapshot.proposals()).hasSize(2).allMatch(Proposal::restricted);
    assertThat(snapshot.toString()).doesNotContainIgnoringCase("secret");
  }

  @Test
  void asksThePresentYearAndThoseRoundItWithTheKey() {
    open("&before=2&after=0").ask();

    assertThat(duo.server().asked())
        .containsExactlyInAnyOrder(
            StandInDuo.year(2026), StandInDuo.year(2025), StandInDuo.year(2024));
    assertThat(duo.server().keys()).containsOnly(StandInDuo.KEY);
  }

  @Test
  void onlyAcceptedProposalsOfThisBeamlineAreAskedForAuthors() {
    duo.listYear(
        2026,
        entry("20260001", ""),
        "{'beamline':'bioMAX ','proposal':'20260002','proposal_status':'Finished'}",
        "{'beamline':'Balder','proposal':'20260003','proposal_status':'Accepted'}",
        "{'beamline':'BL 311','proposal':'20260004','proposal_status':'approved'}");
    duo.details("20260001", ANA);
    duo.details("20260004", ANA);

    OfficeSnapshot snapshot = open("&alias=BL%20311").ask();

    assertThat(duo.server().asked())
        .filteredOn(uri -> uri.contains("details"))
        .containsExactlyInAnyOrder(StandInDuo.details("20260001"), StandInDuo.details("20260004"));
    assertThat(snapshot.proposals())
        .extracting(p -> p.id().text())
        .containsExactly("20260001", "20260002", "20260004");
    assertThat(snapshot.proposals()).allMatch(p -> p.beamlines().equals(Set.of("biomax")));
  }

  @Test
  void withoutABeamlineThoseOfAllAreAsked() throws IOException {
    duo.listYear(
        2026,
        entry("20260001", ""),
        "{'beamline':'Balder','proposal':'20260003','proposal_status':'Accepted'}");
    duo.details("20260001", ANA);
    duo.details("20260003", ANA);

    OfficeSnapshot snapshot =
        UserOffices.open(duo.url(""), key(StandInDuo.KEY), "", Answers.STOCKHOLM, clock()).ask();

    assertThat(snapshot.complete()).isTrue();
    assertThat(proposal(snapshot, "20260001").beamlines()).containsExactly("biomax");
    assertThat(proposal(snapshot, "20260003").beamlines()).containsExactly("balder");
    assertThat(proposal(snapshot, "20260003").pi()).contains("anagon");
  }

  @Test
  void proposalListedInTwoYearsIsOne() {
    String first =
        entry("20260001", ",'schedule':[" + schedule(1, "20/11/2026", "22/11/2026") + "]");
    String second =
        entry("20260001", ",'schedule':[" + schedule(2, "02/02/2027", "03/02/2027") + "]");
    duo.listYear(2026, first);
    duo.listYear(2027, first, second);
    duo.details("20260001", ANA);

    OfficeSnapshot snapshot = open("").ask();

    assertThat(proposal(snapshot, "20260001").visits())
        .extracting(Visit::id)
        .containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "20/11/2026 08:00:00, 22/11/2026 08:00:00, 2026-11-20T08:00, 2026-11-22T08:00",
    "20/11/2026 08:00, 22/11/2026 08:00, 2026-11-20T08:00, 2026-11-22T08:00",
    "20/11/2026, 22/11/2026, 2026-11-20T00:00, 2026-11-22T23:59:59",
    "01/07/2026 08:00:00, 02/07/2026, 2026-07-01T08:00, 2026-07-02T23:59:59",
  })
  void datesAreLocalInTheFormatOfTheFacility(String from, String to, String start, String end) {
    duo.listYear(2026, entry("20260001", ",'schedule':[" + schedule(1, from, to) + "]"));
    duo.details("20260001", ANA);

    Visit visit = proposal(open("").ask(), "20260001").visits().get(0);

    assertThat(visit.start().getZone()).isEqualTo(Answers.STOCKHOLM);
    assertThat(visit.start().toLocalDateTime()).isEqualTo(start);
    assertThat(visit.end().toLocalDateTime()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "Accepted,ACCEPTED",
    "approved,ACCEPTED",
    "Finished,FINISHED",
    "Refused,REFUSED",
    "Reserved,RESERVED",
    "In Review,UNKNOWN",
    "Editing,UNKNOWN",
    "'',UNKNOWN"
  })
  void statusWordsAreMapped(String word, ProposalStatus status) {
    duo.listYear(
        2026, "{'beamline':'BioMAX','proposal':'20260001','proposal_status':'" + word + "'}");
    duo.details("20260001", ANA);

    Proposal only = proposal(open("").ask(), "20260001");

    assertThat(only.status()).isEqualTo(status);
    assertThat(only.rawStatus()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "Active,1601-01-01,true",
    "Active,2026-11-22,true",
    "active,'',true",
    "Active,2026-11-21,false",
    "Active,soon,false",
    "Disabled,1601-01-01,false",
    "'',1601-01-01,false"
  })
  void accountIsActiveUnlessItExpired(String status, String expire, boolean active) {
    duo.listYear(2026, entry("20260001", ""));
    duo.details(
        "20260001",
        "{'relations':null,'author':{'adaccount':{'username':'carl','status':'"
            + status
            + "','expire':'"
            + expire
            + "'}}}");

    Proposal only = proposal(open("").ask(), "20260001");

    assertThat(only.participants().get(0).accountActive()).isEqualTo(active);
  }

  @Test
  void localContactIsKnownOnlyByAnAuthorsAddress() {
    String contact = ",'localcontact':{'firstname':'A','lastname':'B','email':'%s'}}";
    String known = schedule(1, "20/11/2026", "21/11/2026").replace("}", "");
    duo.listYear(
        2026,
        entry(
            "20260001",
            ",'schedule':["
                + known
                + contact.formatted("ANA@example.org")
                + ","
                + known
                + contact.formatted("else@example.org")
                + "]"));
    duo.details("20260001", ANA);

    List<Visit> visits = proposal(open("").ask(), "20260001").visits();

    assertThat(visits)
        .extracting(Visit::contact)
        .containsExactly(Optional.of("anagon"), Optional.empty());
  }

  @Test
  void detailsAreAskedFourAtATime() {
    List<String> ids =
        IntStream.range(0, 40).mapToObj(i -> Integer.toString(20_260_000 + i)).toList();
    duo.listYear(2026, ids.stream().map(id -> entry(id, "")).toArray(String[]::new));
    var four = new CyclicBarrier(4);
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    ids.forEach(
        id ->
            duo.onDetails(
                id,
                exchange -> {
                  most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                  await(four);
                  atOnce.decrementAndGet();
                  StandInServer.ok("{\"proposal\":\"" + id + "\"}").give(exchange);
                }));

    OfficeSnapshot snapshot = open("").ask();

    assertThat(snapshot.proposals()).hasSize(40);
    assertThat(most).hasValue(4);
  }

  @Test
  void saysWhichDuo() {
    assertThat(open("").description())
        .isEqualTo("DUO at " + duo.server().uri("/duo/api.php/v1") + ", facility maxiv");
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
