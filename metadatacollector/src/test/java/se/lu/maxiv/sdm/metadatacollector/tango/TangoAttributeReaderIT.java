package se.lu.maxiv.sdm.metadatacollector.tango;

import static org.assertj.core.api.Assertions.assertThat;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceData;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Reading.Quality;
import se.lu.maxiv.sdm.metadatacollector.core.Value;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;

/** Against PyTango devices in processes of their own. */
@TangoTest
class TangoAttributeReaderIT {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TangoAttributeReader reader;
  private TangoWorld world;

  @BeforeEach
  void start(TangoWorld ofTest) {
    world = ofTest;
    reader =
        new TangoAttributeReader(
            DeviceThreads.of("test", "read"), Duration.ofSeconds(2), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    reader.close();
  }

  static Stream<Arguments> values() {
    BigInteger most = new BigInteger("18446744073709551615");
    return Stream.of(
        Arguments.of("ADevBoolean", "DevBoolean", true),
        Arguments.of("ADevUChar", "DevUChar", 255L),
        Arguments.of("ADevShort", "DevShort", -32768L),
        Arguments.of("ADevUShort", "DevUShort", 65535L),
        Arguments.of("ADevLong", "DevLong", -2147483648L),
        Arguments.of("ADevULong", "DevULong", 4294967295L),
        Arguments.of("ADevLong64", "DevLong64", Long.MIN_VALUE),
        Arguments.of("ADevULong64", "DevULong64", most),
        Arguments.of("ADevFloat", "DevFloat", 0.1),
        Arguments.of("ADevDouble", "DevDouble", Double.NaN),
        Arguments.of("SDevBoolean", "DevBoolean", List.of(true, true)),
        Arguments.of("SDevShort", "DevShort", List.of(-32768L, -32768L)),
        Arguments.of("SDevUShort", "DevUShort", List.of(65535L, 65535L)),
        Arguments.of("SDevLong", "DevLong", List.of(-2147483648L, -2147483648L)),
        Arguments.of("SDevULong", "DevULong", List.of(4294967295L, 4294967295L)),
        Arguments.of("SDevLong64", "DevLong64", List.of(Long.MIN_VALUE, Long.MIN_VALUE)),
        Arguments.of("SDevULong64", "DevULong64", List.of(most, most)),
        Arguments.of("SDevFloat", "DevFloat", List.of(0.1, 0.1)),
        Arguments.of("SDevDouble", "DevDouble", List.of(Double.NaN, Double.NaN)),
        Arguments.of("Doubles", "DevDouble", List.of(1.0, Double.NaN, Double.NEGATIVE_INFINITY)),
        Arguments.of("Image", "DevLong", List.of(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L))),
        Arguments.of("Empty", "DevDouble", List.of()),
        Arguments.of("Words", "DevString", List.of("a", "b")),
        Arguments.of("Text", "DevString", "µ, °, å"),
        Arguments.of("Utf8", "DevString", "µ, °, å"),
        Arguments.of("Mode", "DevEnum", "CLOSED"),
        Arguments.of("State", "DevState", "MOVING"),
        Arguments.of("Status", "DevString", "The device is in MOVING state."),
        Arguments.of("Encoded", "DevEncoded", "jpeg, 1234 bytes"),
        Arguments.of("Setpoint", "DevDouble", 12.5));
  }

  /** One device for all of them: they are read in one call. */
  @Test
  void everyTypeIsReadAsWhatItIs() {
    String device = instrument(0).devices().get(0);
    List<String> names = values().map(values -> (String) values.get()[0]).toList();

    Map<AttributeAddress, Reading> readings =
        reader.read(names.stream().map(name -> at(device, name)).toList(), LIMIT);

    assertThat(readings).hasSize(names.size());
    values()
        .forEach(
            expected -> {
              Object[] row = expected.get();
              Reading reading = of(readings, device, (String) row[0]);
              assertThat(reading.error()).as((String) row[0]).isEmpty();
              assertThat(reading.value()).isEqualTo(new Value((String) row[1], row[2]));
            });
  }

  @Test
  void unitQualityAndTimeComeWithTheValue() {
    String device = instrument(0).devices().get(0);

    Reading alarm = read(device, "Alarm");
    Reading setpoint = read(device, "Setpoint");
    Reading text = read(device, "Text");

    assertThat(alarm.quality()).isEqualTo(Quality.ALARM);
    assertThat(alarm.at()).isEqualTo(Instant.ofEpochMilli(1795329947250L));
    assertThat(alarm.unit()).isEmpty();
    assertThat(setpoint.unit()).isEqualTo("mm");
    assertThat(text.unit()).isEqualTo("µm");
  }

  @Test
  void attributesThatFailCostThemselvesOnly() {
    String device = instrument(0).devices().get(0);
    List<AttributeAddress> addresses =
        Stream.of("Broken", "Invalid", "Large", "Missing", "Setpoint")
            .map(name -> at(device, name))
            .toList();

    Map<AttributeAddress, Reading> readings = reader.read(addresses, LIMIT);

    assertThat(of(readings, device, "Broken").error()).contains("the wire is cut");
    assertThat(of(readings, device, "Invalid").error()).contains("not valid now");
    assertThat(of(readings, device, "Invalid").quality()).isEqualTo(Quality.INVALID);
    assertThat(of(readings, device, "Large").error()).contains("70000 elements");
    assertThat(of(readings, device, "Missing").error()).contains("not found");
    assertThat(of(readings, device, "Setpoint").error()).isEmpty();
  }

  @Test
  void deadDeviceCostsItsOwnItemsAndIsSkippedThen() {
    String sound = instrument(0).devices().get(0);
    String dead = world.register(world.freshServer("Instruments"), "Instrument", Map.of());

    Reading first = read(dead, "Setpoint");
    Map<AttributeAddress, Reading> second =
        reader.read(List.of(at(dead, "Setpoint"), at(sound, "Setpoint")), LIMIT);

    assertThat(first.error()).contains("is not running");
    assertThat(of(second, dead, "Setpoint").error()).contains("skipped").contains("is not running");
    assertThat(of(second, sound, "Setpoint").error()).isEmpty();
  }

  @Test
  void deviceThatNobodyRegisteredHasAReason() {
    assertThat(read("no/such/device", "position").error()).contains("not defined");
  }

  @Test
  void hungServerIsGivenUpSkippedAndFoundAgain() {
    ServerProcess server = instrument(0);
    String device = server.devices().get(0);
    read(device, "Setpoint");
    server.freeze();

    // the signal takes its time
    Reading hung =
        Await.value(
            "the hang",
            PATIENCE,
            () ->
                Optional.of(reader.read(List.of(at(device, "Setpoint")), SHORT))
                    .map(readings -> of(readings, device, "Setpoint"))
                    .filter(reading -> reading.value() == null));
    Reading skipped = read(device, "Setpoint");
    server.thaw();

    assertThat(hung.error()).isEqualTo(device + " did not answer within 400 ms.");
    assertThat(skipped.error()).contains("skipped");
    Await.until("the device", PATIENCE, () -> read(device, "Setpoint").error().isEmpty());
  }

  @Test
  void slowDeviceIsSkippedUntilItIsFastAgain() throws Exception {
    String slow = instrument(1.0).devices().get(0);
    reader.prepare(List.of(at(slow, "Setpoint")), SHORT);

    Reading late = of(reader.read(List.of(at(slow, "Setpoint")), SHORT), slow, "Setpoint");
    var delay = new DeviceData();
    delay.insert(0.0);
    world.proxy(slow).command_inout("SetDelay", delay);

    assertThat(late.value()).isNull();
    Await.until("the device", PATIENCE, () -> read(slow, "Setpoint").error().isEmpty());
  }

  @Test
  void killedServerIsReadAgainAfterItsRestart() {
    ServerProcess server = instrument(0);
    String device = server.devices().get(0);
    read(device, "Setpoint");
    server.kill();

    Reading dead = read(device, "Setpoint");
    server.restart();

    assertThat(dead.error()).contains("is it running?");
    Await.until("the device", PATIENCE, () -> read(device, "Setpoint").error().isEmpty());
  }

  @Test
  void restartBetweenTwoReadsIsNotNoticed() {
    ServerProcess server = instrument(0);
    String device = server.devices().get(0);
    read(device, "Setpoint");

    server.restart();

    assertThat(read(device, "Setpoint").error()).isEmpty();
  }

  @Test
  void deviceOfAnotherControlSystemIsReadByItsFullName() {
    String device = "tango://" + world.tango().tangoHost() + "/" + instrument(0).devices().get(0);

    assertThat(read(device, "Mode").present()).contains(new Value("DevEnum", "CLOSED"));
  }

  @Test
  void attributeThatIsAskedForTwiceIsReadOnce() {
    String device = instrument(0).devices().get(0);

    assertThat(reader.read(List.of(at(device, "Mode"), at(device, "MODE")), LIMIT)).hasSize(1);
  }

  @Test
  void whatADevicePushedStandsInWhileItIsTooBusyToAnswer() throws Exception {
    String device = instrument(0).devices().get(0);
    reader.prepare(List.of(at(device, "Pushed"), at(device, "Mode")), LIMIT);
    pushed(device, 7.5);
    DeviceData delay = new DeviceData();
    delay.insert(60.0);
    world.proxy(device).command_inout("SetDelay", delay);

    Map<AttributeAddress, Reading> readings =
        reader.read(List.of(at(device, "Pushed"), at(device, "Mode")), SHORT);

    Reading live = of(readings, device, "Pushed");
    assertThat(live.present()).contains(new Value("DevDouble", 7.5));
    assertThat(live.unit()).isEqualTo("mm");
    assertThat(of(readings, device, "Mode").error()).contains("did not answer");
  }

  /** Pushes a value, and waits until it has arrived here. */
  private void pushed(String device, double number) throws DevFailed {
    AttributeAddress pushed = at(device, "Pushed");
    try (LiveValues live = new LiveValues(DeviceThreads.of("test", "live"), Clock.systemUTC())) {
      live.watch(List.of(pushed));
      Await.until("the first event", PATIENCE, () -> live.of(pushed).isPresent());
      DeviceData value = new DeviceData();
      value.insert(number);
      world.proxy(device).command_inout("Push", value);
      var expected = Optional.of(new Value("DevDouble", number));
      Await.until(
          "its event", PATIENCE, () -> live.of(pushed).flatMap(Reading::present).equals(expected));
    }
  }

  @Test
  void nothingIsReadAfterTheEnd() {
    String device = instrument(0).devices().get(0);
    reader.close();

    assertThat(read(device, "Mode").error()).contains("stopping");
  }

  private ServerProcess instrument(double delay) {
    String server = world.freshServer("Instruments");
    world.register(server, "Instrument", Map.of("Delay", List.of(Double.toString(delay))));
    Path script =
        Path.of(System.getProperty("basedir", "."), "src", "test", "python", "Instruments.py");
    return world.start(ServerCommand.python(server, script.toAbsolutePath()));
  }

  private Reading read(String device, String attribute) {
    return of(reader.read(List.of(at(device, attribute)), LIMIT), device, attribute);
  }

  private static Reading of(
      Map<AttributeAddress, Reading> readings, String device, String attribute) {
    return Objects.requireNonNull(readings.get(at(device, attribute)), attribute);
  }

  private static AttributeAddress at(String device, String attribute) {
    return new AttributeAddress(device, attribute);
  }
}
