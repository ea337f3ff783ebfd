package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.OfficeSnapshot.Skipped;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;

class NeutralJsonRoundTripTest {

  @Test
  void sampleComesBackAsItWas() throws IOException {
    OfficeSnapshot snapshot = Answers.read(Answers.neutral());

    assertThat(Answers.read(written(snapshot))).isEqualTo(snapshot);
  }

  @RepeatedTest(200)
  void anySnapshotComesBackAsItWas(RepetitionInfo repetition) throws IOException {
    OfficeSnapshot snapshot = new Generated(repetition.getCurrentRepetition()).snapshot();

    assertThat(Answers.read(written(snapshot))).isEqualTo(snapshot);
  }

  @Test
  void tenThousandProposalsAreRead() throws IOException {
    List<Proposal> many = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      many.add(new Generated(i).proposal(new ProposalId(Integer.toString(20_260_000 + i))));
    }
    byte[] json = written(new OfficeSnapshot(Answers.NOON, true, many, List.of()));

    long start = System.nanoTime();
    OfficeSnapshot read = Answers.read(json);
    long millis = (System.nanoTime() - start) / 1_000_000;

    assertThat(read.proposals()).hasSize(10_000);
    System.out.printf("10000 proposals, %d kB, read in %d ms%n", json.length / 1000, millis);
  }

  private static byte[] written(OfficeSnapshot snapshot) throws IOException {
    var out = new ByteArrayOutputStream();
    new NeutralJson(Answers.STOCKHOLM).write(snapshot, out);
    return out.toByteArray();
  }

  /** Snapshots with whatever the form can hold, the same ones for the same seed. */
  private static final class Generated {
    private final Random random;

    Generated(long seed) {
      random = new Random(seed);
    }

    OfficeSnapshot snapshot() {
      List<Proposal> proposals =
          IntStream.range(0, random.nextInt(5))
              .mapToObj(i -> proposal(new ProposalId(Integer.toString(20_260_000 + i))))
              .toList();
      return new OfficeSnapshot(
          Instant.ofEpochSecond(random.nextInt(2_000_000_000)),
          random.nextBoolean(),
          proposals,
          some(() -> new Skipped(text(), text())).toList());
    }

    Proposal proposal(ProposalId id) {
      ZonedDateTime from = maybe(this::time);
      return Restricted.stripped(
          new Proposal(
              id,
              text(),
              text(),
              maybe(() -> any(UserType.values())),
              any(ProposalStatus.values()),
              text(),
              some(() -> OfficeText.beamline("b" + text())).collect(Collectors.toSet()),
              from,
              from == null ? maybe(this::time) : from.plusSeconds(random.nextInt(100_000_000)),
              maybe(() -> "p" + text().strip()),
              maybe(this::account),
              maybe(this::account),
              some(this::participant).toList(),
              some(this::visit).distinct().toList(),
              random.nextInt(5) == 0));
    }

    private Participant participant() {
      String account = maybe(this::account);
      return new Participant(
          account,
          text(),
          text(),
          text(),
          text(),
          account != null && random.nextBoolean(),
          Set.of("pi"));
    }

    private Visit visit() {
      ZonedDateTime start = time();
      return new Visit(
          text(),
          OfficeText.beamline("b" + text()),
          start,
          start.plusSeconds(random.nextInt(1_000_000)),
          maybe(this::account),
          some(this::account).collect(Collectors.toSet()));
    }

    private ZonedDateTime time() {
      return Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1_000_000_000))
          .atZone(Answers.STOCKHOLM);
    }

    private <T> T any(T[] values) {
      return values[random.nextInt(values.length)];
    }

    private String account() {
      String letters = "abcXYZ0123456789_";
      return IntStream.range(0, 1 + random.nextInt(64))
          .mapToObj(i -> letters.substring(random.nextInt(17)).substring(0, 1))
          .collect(Collectors.joining());
    }

    private String text() {
      int[] kinds = {128, 0x250, 0x3000, 0x10000, 0x20000};
      int[] points =
          IntStream.range(0, random.nextInt(20))
              .map(i -> random.nextInt(kinds[random.nextInt(kinds.length)]))
              .toArray();
      return OfficeText.clean(new String(points, 0, points.length), OfficeText.NAME);
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
      return random.nextBoolean() ? value.get() : null;
    }

    private <T> Stream<T> some(Supplier<T> value) {
      return Stream.generate(value).limit(random.nextInt(4));
    }
  }
}
