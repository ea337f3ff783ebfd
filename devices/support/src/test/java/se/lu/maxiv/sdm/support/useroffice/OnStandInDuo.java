package se.lu.maxiv.sdm.support.useroffice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.UserOffice;

/** A DUO on loopback that lists three years without any proposal; it ends with the test. */
abstract class OnStandInDuo {
  static final String ANA =
      "{'relations':['pi','proposer'],'author':{'userid':1,'firstname':'Ana','lastname':'Øberg',"
          + "'email':'ana@example.org','adaccount':{'username':'anagon','status':'Active',"
          + "'expire':'1601-01-01'}}}";

  StandInDuo duo;
  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    duo = new StandInDuo();
    duo.listYear(2025);
    duo.listYear(2026);
    duo.listYear(2027);
  }

  @AfterEach
  void stop() {
    duo.close();
  }

  static String entry(String digits, String more) {
    return "{'beamline':'BioMAX','proposal':'"
        + digits
        + "','proposal_status':'Accepted'"
        + more
        + "}";
  }

  static String schedule(int id, String start, String end) {
    return "{'id':%d,'start':'%s','end':'%s'}".formatted(id, start, end);
  }

  static Proposal proposal(OfficeSnapshot snapshot, String id) {
    return snapshot.proposal(new ProposalId(id)).orElseThrow();
  }

  UserOffice open(String more) {
    return open(more, StandInDuo.KEY);
  }

  UserOffice open(String more, String key) {
    try {
      return UserOffices.open(duo.url(more), key(key), "BioMAX", Answers.STOCKHOLM, clock());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Path key(String key) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), key);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  static Clock clock() {
    return Clock.fixed(Answers.NOON, Answers.STOCKHOLM);
  }
}
