package se.lu.maxiv.sdm.support.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What is known of a device, by events and by answers: what an event brings while an answer is
 * under way is newer than the answer. Thread-safe; the listener hears one change after the other.
 */
final class Knowledge {
  private final Consumer<Readings> listener;
  private final Set<String> heardMeanwhile = new HashSet<>();
  private Readings readings;

  Knowledge(String device, Consumer<Readings> listener) {
    this.listener = listener;
    this.readings = Readings.ofNobodyYet(device);
  }

  /** All that is known now. */
  synchronized Readings present() {
    return readings;
  }

  /** An event came. */
  synchronized void heard(Map<String, Object> value) {
    heardMeanwhile.addAll(value.keySet());
    show(now -> now.with(value));
  }

  /** The device is about to be asked for everything. */
  synchronized void asking() {
    heardMeanwhile.clear();
  }

  /** It answered. */
  synchronized void answered(Map<String, Object> values) {
    Map<String, Object> older = new HashMap<>(values);
    older.keySet().removeAll(heardMeanwhile);
    show(now -> now.with(older).up());
  }

  /** It does not answer. */
  synchronized void isAway(String sentence) {
    show(now -> now.down(sentence));
  }

  private void show(UnaryOperator<Readings> change) {
    readings = change.apply(readings);
    listener.accept(readings);
  }
}
