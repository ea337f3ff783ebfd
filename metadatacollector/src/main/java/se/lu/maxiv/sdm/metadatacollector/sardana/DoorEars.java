package se.lu.maxiv.sdm.metadatacollector.sardana;

import fr.esrf.Tango.DevEncoded;
import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevState;
import fr.esrf.TangoApi.DeviceAttribute;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.EventLine;
import se.lu.maxiv.sdm.support.remote.TangoSentence;

/**
 * The event lines of one Door: its packets, its macros, its state, and its MacroServer's
 * environment. What comes is handed on unread, so that a line is free again within microseconds.
 * Thread-safe.
 */
final class DoorEars {
  /** TangORB looks for heartbeats every 10 s and needs up to two looks. */
  private static final Duration SLOWEST_RECOVERY = Duration.ofSeconds(25);

  private static final String ENVIRONMENT = "Environment";
  private static final String STATE = "State";
  private static final String MACRO_STATUS = "MacroStatus";
  private static final List<String> OF_DOOR = List.of(STATE, MACRO_STATUS, "RecordData");

  private final String door;
  private final Packets packets;
  private final Clock clock;
  private final Consumer<Heard> next;
  private final Map<EventLine, EventLine.Listener> lines = new LinkedHashMap<>();

  /** Lines on which nothing is heard, and why. */
  private final Map<String, Deaf> deaf = new ConcurrentHashMap<>();

  /** Why a line is deaf, and when that may be over without a word. */
  private record Deaf(String why, Instant until) {}

  /**
   * Something that was heard.
   *
   * @param events reads it, on the thread that has the time
   * @param isTurn whether a scan may have begun or ended by it
   */
  record Heard(Supplier<List<DoorEvent>> events, boolean isTurn) {}

  DoorEars(String door, Packets packets, Clock clock, Consumer<Heard> next) {
    this.door = door;
    this.packets = packets;
    this.clock = clock;
    this.next = next;
  }

  /**
   * Listens; lines that are open already stay open.
   *
   * @throws SdmException (COMMUNICATION_BROKEN) when one cannot be opened
   */
  synchronized void open(String macroServer) {
    join(macroServer, ENVIRONMENT);
    OF_DOOR.forEach(attribute -> join(door, attribute));
  }

  synchronized void close() {
    lines.forEach(EventLine::leave);
    lines.clear();
  }

  /** Why nothing is heard on one of the lines; empty when all is well. */
  String deafness() {
    Instant now = clock.instant();
    deaf.values().removeIf(line -> line.until().isBefore(now));
    return deaf.values().stream().map(Deaf::why).findFirst().orElse("");
  }

  /**
   * The Door was not reached: its lines are deaf until they say otherwise, since TangORB takes its
   * time to find a server that was restarted. If that never happened it has nothing to say.
   */
  void suspect(String why) {
    Instant until = clock.instant().plus(SLOWEST_RECOVERY);
    for (String attribute : OF_DOOR) {
      deaf.merge(
          attribute,
          new Deaf(why, until),
          (before, now) -> before.until().equals(Instant.MAX) ? before : now);
    }
  }

  /** Whether it has been listening. */
  synchronized boolean isOpen() {
    return !lines.isEmpty();
  }

  /** What listens to an attribute. */
  EventLine.Listener ear(String attribute) {
    return new Ear(
        attribute,
        switch (attribute) {
          case ENVIRONMENT -> this::environment;
          case STATE -> this::state;
          case MACRO_STATUS -> this::macroStatus;
          default -> this::recordData;
        });
  }

  private void join(String device, String attribute) {
    EventLine line = EventLine.of(device, attribute);
    if (lines.containsKey(line)) {
      return;
    }
    EventLine.Listener listener = ear(attribute);
    try {
      line.join(listener);
      lines.put(line, listener);
    } catch (DevFailed e) {
      throw new SdmException(
          Reason.COMMUNICATION_BROKEN,
          "Listening to %s of %s failed: %s".formatted(attribute, device, TangoSentence.of(e)),
          e);
    }
  }

  private @Nullable Heard environment(DeviceAttribute value) {
    Encoded pickled = encoded(value);
    return pickled == null || !pickled.isPickle()
        ? null
        : new Heard(() -> EnvironmentNews.of(pickled.data()).events(), true);
  }

  private @Nullable Heard macroStatus(DeviceAttribute value) {
    Encoded packet = encoded(value);
    return packet == null ? null : new Heard(() -> packets.macroStatus(packet), false);
  }

  private @Nullable Heard recordData(DeviceAttribute value) {
    Encoded packet = encoded(value);
    return packet == null ? null : new Heard(() -> packets.recordData(packet), false);
  }

  private @Nullable Heard state(DeviceAttribute value) {
    try {
      DoorEvent.State state = state(value.extractDevState(), clock);
      return new Heard(() -> List.of(state), true);
    } catch (DevFailed e) {
      return null; // a state that cannot be told will be
    }
  }

  static DoorEvent.State state(DevState state, Clock clock) {
    boolean busy = state == DevState.RUNNING || state == DevState.STANDBY;
    return new DoorEvent.State(busy, state == DevState.ALARM, clock.instant());
  }

  private @Nullable Encoded encoded(DeviceAttribute value) {
    try {
      DevEncoded encoded = value.extractDevEncoded();
      return new Encoded(encoded.encoded_format, encoded.encoded_data, clock.instant());
    } catch (DevFailed | org.omg.CORBA.SystemException e) {
      return null; // the first value after subscribing may be none
    }
  }

  /** One line's listener. */
  private final class Ear implements EventLine.Listener {
    private final String attribute;
    private final Function<DeviceAttribute, @Nullable Heard> reader;

    Ear(String attribute, Function<DeviceAttribute, @Nullable Heard> reader) {
      this.attribute = attribute;
      this.reader = reader;
    }

    @Override
    public void heard(@Nullable DeviceAttribute value) {
      deaf.remove(attribute);
      Heard heard = value == null ? null : reader.apply(value);
      if (heard != null) {
        next.accept(heard);
      }
    }

    @Override
    public void lost(String why) {
      if (!why.isEmpty()) {
        deaf.put(attribute, new Deaf(why, Instant.MAX));
      }
      next.accept(new Heard(() -> List.of(new DoorEvent.Lost()), true));
    }
  }
}
