package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.support.useroffice.Answers.NOON;
import static se.lu.maxiv.sdm.support.useroffice.Answers.STOCKHOLM;
import static se.lu.maxiv.sdm.support.useroffice.Answers.proposal;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.OfficeSnapshot.Skipped;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;

class NeutralJsonTest {

  @Test
  void readsWhatASiteScriptWrites() {
    OfficeSnapshot snapshot = Answers.read(Answers.neutral());

    Proposal first = snapshot.proposals().get(0);
    assertThat(snapshot.asOf()).isEqualTo(Instant.parse("2026-11-22T06:00:00Z"));
    assertThat(snapshot.complete()).isTrue();
    assertThat(snapshot.skipped()).isEmpty();
    assertThat(first.id()).isEqualTo(new ProposalId("20170251"));
    assertThat(first.title()).isEqualTo("In-situ membrane protein study");
    assertThat(first.rawType()).isEqualTo("standard");
    assertThat(first.namedUserType()).contains(UserType.VISITORS);
    assertThat(first.isAcceptedAt("biomax")).isTrue();
    assertThat(first.principalInvestigator()).isEqualTo("Ana Gonzalez");
    assertThat(first.accounts()).containsExactly("anagon", "carlcarl");
    assertThat(first.participants().get(2).account()).isEmpty();
    assertThat(first.visits())
        .containsExactly(
            new Visit(
                "2228364",
                "biomax",
                ZonedDateTime.of(2020, 11, 20, 8, 0, 0, 0, STOCKHOLM),
                ZonedDateTime.of(2020, 11, 22, 8, 0, 0, 0, STOCKHOLM),
                "loccon",
                java.util.Set.of("anagon", "carlcarl")));
  }

  @Test
  void restrictedProposalsLoseTitlePeopleAndVisits() {
    String person = "{'username':'secretpi','firstName':'Secret','lastName':'Name'}";
    String visit = "{'id':'1','start':'2026-11-22T08:00','end':'2026-11-23T08:00'}";
    String leak =
        ",'title':'Secret drug','pi':'secretpi','proposer':'secret user','participants':["
            + person
            + "],'visits':["
            + visit
            + "]";

    OfficeSnapshot snapshot =
        Answers.read(
            Answers.of(
                proposal("20260338", leak + ",'restricted':true"),
                proposal("20260339", leak + ",'userType':'proprietary'"),
                proposal("20260340", leak + ",'type':'Proprietary','restricted':false"),
                proposal("20260341", leak),
                proposal("20260341", leak + ",'restricted':true")));

    assertThat(snapshot.proposals()).hasSize(4).allMatch(Proposal::restricted);
    assertThat(snapshot.toString()).doesNotContainIgnoringCase("secretpi").doesNotContain("drug");
    assertThat(snapshot.proposals()).allMatch(p -> p.visits().isEmpty());
  }

  @Test
  void oneBrokenProposalNeverHidesTheOthers() {
    OfficeSnapshot snapshot =
        Answers.read(
            Answers.of(
                proposal("2017025", ""),
                "7",
                proposal("20170251", ",'validFrom':'yesterday'"),
                proposal("20170252", ",'userType':'friends'"),
                proposal("20170253", ",'title':['a']"),
                proposal("20170254", ",'restricted':'yes'"),
                proposal("20170255", ",'participants':[7]"),
                proposal("20170256", ",'validFrom':'2026-01-02','validTo':'2026-01-01'"),
                proposal("commissioning", ""),
                proposal("20170257", ",'beamlines':'biomax'"),
                proposal("20170258", "")));

    assertThat(snapshot.proposals()).extracting(p -> p.id().text()).containsExactly("20170258");
    assertThat(snapshot.skipped())
        .extracting(Skipped::id)
        .containsExactly(
            "2017025",
            "",
            "20170251",
            "20170252",
            "20170253",
            "20170254",
            "20170255",
            "20170256",
            "commissioning",
            "20170257");
    assertThat(snapshot.skipped()).allMatch(s -> s.reason().endsWith("."));
    assertThat(snapshot.skipped().get(2).reason()).contains("validFrom", "\"yesterday\"");
  }

  @Test
  void unknownFieldsAreIgnoredAndMissingOnesAreEmpty() {
    OfficeSnapshot snapshot =
        Answers.read("{\"new\":{\"a\":[1]},\"proposals\":[{\"id\":20170251,\"x\":{\"y\":[]}}]}");

    Proposal only = snapshot.proposals().get(0);
    assertThat(snapshot.complete()).isFalse();
    assertThat(snapshot.asOf()).isEqualTo(NOON);
    assertThat(only.status()).isEqualTo(ProposalStatus.UNKNOWN);
    assertThat(only.beamlines()).isEmpty();
    assertThat(only.participants()).isEmpty();
    assertThat(only.title()).isEmpty();
  }

  @Test
  void completeIsTrueOnlyWhenItSaysTrue() {
    assertThat(Answers.read("{\"complete\":\"true\",\"proposals\":[]}").complete()).isFalse();
    assertThat(Answers.read("{\"complete\":1,\"proposals\":[]}").complete()).isFalse();
    assertThat(Answers.read("{\"complete\":true,\"proposals\":[]}").complete()).isTrue();
  }

  @Test
  void namesKeepTheirLettersAndLoseControlCharacters() {
    String people =
        ",'title':'Å\\u0000b\\n\\tc\\u202E😀 æ\\u2028美','participants':["
            + "{'username':'sorenlok','firstName':'Søren\\u001b[31m','lastName':' 陈 \\ud800'}]";

    Proposal only = Answers.read(Answers.of(proposal("20170251", people))).proposals().get(0);

    assertThat(only.title()).isEqualTo("Åb c😀 æ 美");
    assertThat(only.participants().get(0).fullName()).isEqualTo("Søren[31m 陈");
  }

  @Test
  void titlesAreCutAtAThousandCharacters() {
    String title = ",'title':'" + "😀".repeat(5000) + "'";

    Proposal only = Answers.read(Answers.of(proposal("20170251", title))).proposals().get(0);

    assertThat(only.title().codePointCount(0, only.title().length())).isEqualTo(1000);
    assertThat(only.title()).endsWith("😀…");
  }

  @Test
  void accountThatCanBeNoneIsLeftOutAndReported() {
    String people =
        ",'pi':'-rf','proposer':' ana.gon_2 ','participants':["
            + "{'username':'../etc','lastName':'One'},{'username':'аnagon'},"
            + "{'username':'"
            + "a".repeat(65)
            + "'},{'username':'carl-carl'}]";

    OfficeSnapshot snapshot = Answers.read(Answers.of(proposal("20170251", people)));

    Proposal only = snapshot.proposals().get(0);
    assertThat(only.accounts()).containsExactly("ana.gon_2", "carl-carl");
    assertThat(only.participants()).hasSize(4);
    assertThat(only.participants().get(0).accountActive()).isFalse();
    assertThat(snapshot.skipped()).hasSize(4).allMatch(s -> s.id().equals("20170251"));
    assertThat(snapshot.skipped().get(0).reason())
        .startsWith("The pi")
        .doesNotContain("-rf", "One");
  }

  @Test
  void expiredAccountsAreNotActive() {
    String people =
        ",'participants':[{'username':'a','accountExpires':'2026-11-21'},"
            + "{'username':'b','accountExpires':'2026-11-22'},"
            + "{'username':'c','accountActive':false},{'username':'d'},"
            + "{'username':null,'accountActive':true}]";

    Proposal only = Answers.read(Answers.of(proposal("20170251", people))).proposals().get(0);

    assertThat(only.participants())
        .extracting(Participant::accountActive)
        .containsExactly(false, true, false, true, false);
  }

  @Test
  void brokenVisitsAreLeftOutAndTheOthersStay() {
    String visits =
        ",'visits':[{'id':'1','start':'2026-11-22T08:00','end':'2026-11-21T08:00'},7,"
            + "{'id':'2','start':'22/11/2026','end':'2026-11-23'},"
            + "{'id':'3','beamline':'BioMAX ','start':'2026-11-22 08:00:00','end':'2026-11-23'},"
            + "{'id':'4','status':'CANCELLED','start':'x','end':'y'}]";

    OfficeSnapshot snapshot = Answers.read(Answers.of(proposal("20170251", visits)));

    assertThat(snapshot.proposals().get(0).visits())
        .extracting(Visit::id, Visit::beamline)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("3", "biomax"));
    assertThat(snapshot.skipped()).hasSize(3);
  }

  @Test
  void visitWhoseEveryParticipantIsUnreadableDoesNotOpenToAll() {
    String visits =
        ",'participants':[{'username':'anagon'}],'visits':["
            + "{'id':'1','start':'2026-11-22','end':'2026-11-23','participants':['a b']},"
            + "{'id':'2','start':'2026-11-22','end':'2026-11-23','participants':['a b','carl']}]";

    Proposal only = Answers.read(Answers.of(proposal("20170251", visits))).proposals().get(0);

    assertThat(only.visits()).extracting(Visit::id).containsExactly("2");
    assertThat(only.visits().get(0).participants()).containsExactly("carl");
  }

  @Test
  void timesAreToldInTheSitesZone() {
    String visits =
        ",'visits':[{'id':'1','start':'2026-11-22T08:00','end':'2026-11-22T07:00:00Z'},"
            + "{'id':'2','start':'2026-07-01T06:00:00+0000','end':'2026-07-02T08:00:00.5+02:00'}]";

    Proposal only = Answers.read(Answers.of(proposal("20170251", visits))).proposals().get(0);

    List<Visit> read = only.visits();
    assertThat(read).allMatch(v -> v.start().getZone().equals(STOCKHOLM));
    assertThat(read).allMatch(v -> v.start().getHour() == 8);
    assertThat(read.get(0).start()).isEqualTo(read.get(0).end());
  }

  @Test
  void periodOfDatesAloneEndsWithItsLastDay() {
    String period = ",'validFrom':'2026-01-01','validTo':'2026-12-31'";

    Proposal only = Answers.read(Answers.of(proposal("20170251", period))).proposals().get(0);

    assertThat(only.validFrom()).isEqualTo("2026-01-01T00:00+01:00[Europe/Stockholm]");
    assertThat(only.validTo()).isEqualTo("2026-12-31T23:59:59+01:00[Europe/Stockholm]");
  }

  @Test
  void entriesOfOneProposalAreJoined() {
    OfficeSnapshot snapshot =
        Answers.read(
            Answers.of(
                "{'id':'20170251','status':'ACCEPTED','beamlines':['BioMAX'],'pi':'anagon'}",
                proposal("20180000", ""),
                "{'id':'20170251','status':'ACCEPTED','beamlines':[' Balder'],'title':'T'}"));

    assertThat(snapshot.proposals()).hasSize(2);
    Proposal first = snapshot.proposals().get(0);
    assertThat(first.beamlines()).containsExactlyInAnyOrder("biomax", "balder");
    assertThat(first.title()).isEqualTo("T");
    assertThat(first.pi()).isEqualTo("anagon");
  }

  @Test
  void acceptanceAtOneBeamlineIsNoneAtAnother() {
    OfficeSnapshot snapshot =
        Answers.read(
            Answers.of(
                "{'id':'20170251','status':'REFUSED','beamlines':['balder']}",
                "{'id':'20170251','status':'ACCEPTED','beamlines':['biomax']}"));

    assertThat(snapshot.proposals().get(0).isAcceptedAt("biomax")).isTrue();
    assertThat(snapshot.proposals().get(0).isAcceptedAt("balder")).isFalse();
  }

  @Test
  void proposalGivenWithTwoTypesIsSkipped() {
    OfficeSnapshot snapshot =
        Answers.read(
            Answers.of(
                proposal("20170251", ",'userType':'visitors'"),
                proposal("20170251", ",'userType':'staff'"),
                proposal("20170252", "")));

    assertThat(snapshot.proposals()).hasSize(1);
    assertThat(snapshot.skipped()).extracting(Skipped::id).containsExactly("20170251");
  }
}
