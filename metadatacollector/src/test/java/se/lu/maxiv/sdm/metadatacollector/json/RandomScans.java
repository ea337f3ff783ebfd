package se.lu.maxiv.sdm.metadatacollector.json;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Mapping;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Notes;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Reading.Quality;
import se.lu.maxiv.sdm.metadatacollector.core.Release;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.ToldValue;
import se.lu.maxiv.sdm.metadatacollector.core.Value;
import se.lu.maxiv.sdm.metadatacollector.core.When;

/** Whatever a scan may be, drawn by chance, with a liking for what is awkward. */
final class RandomScans {
  private static final List<Object> AWKWARD =
      List.of(
          0L,
          -1L,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          BigInteger.TWO.pow(64).subtract(BigInteger.ONE),
          BigInteger.TWO.pow(63),
          BigInteger.TWO.pow(63).negate().subtract(BigInteger.ONE),
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          -0.0,
          0.0,
          1.0,
          1e300,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          0.1,
          true,
          false);
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "NaN",
          "Infinity",
          "null",
          "true",
          "1",
          "µ °C åäö",
          "\u0000",
          "\ud800",
          "\ud83d\udd2c",
          "\"\\\n\r\t\u2028",
          "{\"real\": \"NaN\"}",
          "=1+1");
  private static final List<String> TYPES =
      List.of("DevDouble", "DevFloat", "DevLong64", "DevULong64", "DevString", "DevState", "");

  private final Random random;

  RandomScans(long seed) {
    random = new Random(seed);
  }

  Scan scan() {
    return new Scan(
        new UUID(random.nextLong(), random.nextLong()),
        new Origin(text(), random.nextLong(), time()),
        new Measurement(text(), texts(), texts(), texts(), random.nextLong(), text()),
        random.nextBoolean() ? time() : null,
        of(EndStatus.values()),
        belonging(),
        snapshot(),
        snapshot(),
        list(() -> new DataFile(text(), random.nextLong(), time(), random.nextBoolean())),
        notes(),
        new Release(parts(), text()));
  }

  private Notes notes() {
    return new Notes(
        text(),
        random.nextBoolean() ? real() : null,
        texts(),
        texts(),
        list(() -> new ToldValue(line(), "n" + random.nextInt(), words(), line())));
  }

  Parcel parcel() {
    return new Parcel(
        new UUID(random.nextLong(), random.nextLong()),
        text(),
        of(Parcel.Stage.values()),
        time(),
        random.nextInt(),
        random.nextBoolean(),
        time(),
        text(),
        text());
  }

  Item item() {
    Map<String, String> names = new LinkedHashMap<>();
    list(() -> names.put(text(), text()));
    return new Item(
        line(),
        "n" + random.nextInt(),
        new AttributeAddress("a/b/c" + random.nextInt(9), "x" + random.nextInt(9)),
        line(),
        new Mapping(names),
        "k" + random.nextInt(),
        random.nextBoolean(),
        of(When.values()));
  }

  private Belonging belonging() {
    return new Belonging(
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        text(),
        random.nextBoolean());
  }

  private Snapshot snapshot() {
    return new Snapshot(
        time(), real(), random.nextInt(), list(() -> new Snapshot.Entry(item(), reading())));
  }

  private Reading reading() {
    return new Reading(
        random.nextInt(4) == 0 ? null : value(),
        text(),
        of(Quality.values()),
        time(),
        text(),
        real());
  }

  private Value value() {
    return new Value(TYPES.get(random.nextInt(TYPES.size())), data(2));
  }

  private Object data(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      return list(() -> data(depth - 1));
    }
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> Double.longBitsToDouble(random.nextLong());
      case 2 -> BigInteger.valueOf(random.nextLong()).shiftLeft(random.nextInt(3));
      default -> AWKWARD.get(random.nextInt(AWKWARD.size()));
    };
  }

  /** A text value, in a type that leaves it one. */
  Value words() {
    return new Value("DevString", random.nextBoolean() ? text() : texts());
  }

  private double real() {
    return random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian() * 1e3;
  }

  private Instant time() {
    return switch (random.nextInt(8)) {
      case 0 -> Instant.MAX;
      case 1 -> Instant.MIN;
      case 2 -> Instant.EPOCH;
      default -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    };
  }

  private Set<Release.Part> parts() {
    var parts = EnumSet.noneOf(Release.Part.class);
    list(() -> parts.add(of(Release.Part.values())));
    return parts;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private String line() {
    return List.of("", "µ °C", "=1+1", "a, \"b\"", "-5").get(random.nextInt(5));
  }

  private List<String> texts() {
    return list(this::text);
  }

  private <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private <T> T of(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
