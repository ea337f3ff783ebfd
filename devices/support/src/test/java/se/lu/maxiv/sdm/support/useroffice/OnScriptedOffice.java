package se.lu.maxiv.sdm.support.useroffice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserOffice;

/** A cache before a user office that answers what the test says, at the time the test says. */
abstract class OnScriptedOffice {
  static final Instant LATER = Answers.NOON.plusSeconds(600);
  static final Supplier<OfficeSnapshot> DOWN =
      () -> {
        throw SdmException.dependency("Down.");
      };

  @TempDir Path folder;
  Path file;
  Supplier<OfficeSnapshot> answer = DOWN;
  Instant now = Answers.NOON;

  @BeforeEach
  void placeTheCache() {
    file = folder.resolve("office.json");
  }

  CachedUserOffice start() {
    return new CachedUserOffice(office("scripted office"), file, Answers.STOCKHOLM, clock());
  }

  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  UserOffice office(String description) {
    return new UserOffice() {
      @Override
      public OfficeSnapshot ask() {
        return answer.get();
      }

      @Override
      public String description() {
        return description;
      }
    };
  }

  OfficeSnapshot snapshot(boolean complete, String... ids) {
    String[] proposals =
        Arrays.stream(ids).map(id -> Answers.proposal(id, "")).toArray(String[]::new);
    OfficeSnapshot read = Answers.read(Answers.of(proposals));
    return new OfficeSnapshot(now, complete, read.proposals(), read.skipped());
  }

  static List<String> ids(OfficeSnapshot snapshot) {
    return snapshot.proposals().stream().map(p -> p.id().text()).toList();
  }

  List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
