package se.lu.maxiv.sdm.proposalsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;
import se.lu.maxiv.sdm.proposalsync.core.Trace;

/** A ProposalSync whose directory has faults, with the user office in a file. */
abstract class OnFaultyDirectory extends OnProposalSync {
  static final List<String> CROWD = List.of("carlcarl", "sorenlok", "asaobe", "anagon");

  /** Prints a report's counters, and every change that it does not tell exactly once. */
  static final String TOLD =
      """
      def told():
          report = json.loads(d.ReportJson)
          seen = [(r["kind"], r["object"]["name"], (r.get("member") or {}).get("name"))
                  for r in report["results"]]
          print(report["done"], "done,", report["failed"], "failed, aborted:", report["aborted"])
          print("twice:", sorted(s for s in set(seen) if seen.count(s) > 1))
      """;

  FaultyDirectory directory;

  @BeforeEach
  void openDirectory() throws IOException {
    directory = new FaultyDirectory(journal.resolve("ad"));
  }

  @AfterEach
  void closeDirectory() {
    directory.close();
  }

  /** Writes the user office's answer. */
  Path office(String answer) throws IOException {
    return Files.writeString(journal.resolve("office.json"), answer);
  }

  /** Properties for a device that writes, with a proposal of four people. */
  Map<String, List<String>> writing() throws IOException {
    Path office = office(Office.of("20260412", CROWD.toArray(String[]::new)));
    var properties = new HashMap<>(TestFacility.link(directory.config()));
    properties.put("UserOfficeUrl", List.of(office.toString()));
    properties.put("DryRunAtStart", List.of("false"));
    return properties;
  }

  /** How often the journal tells of each change that it is done; the device is stopped. */
  Map<String, Integer> ends() {
    server.ifPresent(ServerInJvm::close);
    return ends(journal);
  }

  static Map<String, Integer> ends(Path journal) {
    var ends = new TreeMap<String, Integer>();
    try (JournalFile file = JournalFile.in(journal)) {
      for (JournalLine line : file.lines()) {
        if (line instanceof JournalLine.Happened happened && isDone(happened)) {
          ends.merge(named(happened.change()), 1, Integer::sum);
        }
      }
    }
    return ends;
  }

  private static boolean isDone(JournalLine.Happened happened) {
    return happened.result() == Result.DONE || happened.result() == Result.ALREADY_SO;
  }

  private static String named(Trace change) {
    String member = change.member() == null ? "" : " " + change.member().name();
    return change.kind() + " " + change.object().name() + member;
  }
}
