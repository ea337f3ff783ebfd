package se.lu.maxiv.sdm.metadatacollector.sidecar;

import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.ToldValue;
import se.lu.maxiv.sdm.metadatacollector.core.Value;

/** A group of the configuration in a NeXus file, and the items in it. */
final class NexusGroup {
  /** Longer attributes are not read back by HDF5. */
  private static final int LONGEST = 1000;

  private final WritableGroup group;
  private final Map<String, WritableGroup> items = new HashMap<>();

  private NexusGroup(WritableGroup group) {
    this.group = group;
  }

  /** A new group of a class of NeXus. */
  static WritableGroup of(WritableGroup parent, String name, String nexusClass) {
    WritableGroup group = parent.putGroup(name);
    group.putAttribute("NX_class", nexusClass);
    return group;
  }

  /** A group with a name that a person gave. */
  static NexusGroup below(WritableGroup parent, String name) {
    return new NexusGroup(named(parent, name));
  }

  private static WritableGroup named(WritableGroup parent, String name) {
    WritableGroup group = of(parent, free(parent, plain(name)), "NXcollection");
    attribute(group, "long_name", name);
    return group;
  }

  /** Letters, digits and '_', as NeXus wants names; the person's own is an attribute. */
  private static String plain(String name) {
    String plain = name.strip().replaceAll("[^A-Za-z0-9_]+", "_");
    return plain.isEmpty() ? "_" : plain;
  }

  private static String free(WritableGroup parent, String name) {
    String free = name;
    for (int i = 2; parent.getChildren().containsKey(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  /** Adds what was read at a moment; why there is nothing, if there is nothing. */
  void put(String moment, Snapshot.Entry read) {
    WritableGroup item = items.computeIfAbsent(read.item().key(), key -> item(read.item()));
    Reading reading = read.reading();
    Optional<Object> data = reading.present().map(Value::data).flatMap(Hdf5Values::of);
    if (data.isEmpty()) {
      String why = reading.present().isPresent() ? "It was empty." : reading.error();
      attribute(item, moment + "_error", why);
      return;
    }
    WritableDataset value = item.putDataset(moment, data.get());
    if (!read.unit().isEmpty()) {
      attribute(value, "units", read.unit());
    }
    attribute(value, "time", reading.at().toString());
    attribute(value, "quality", reading.quality().name());
    reading
        .present()
        .flatMap(known -> read.item().mapping().nameOf(known.text()))
        .ifPresent(meaning -> attribute(value, "meaning", meaning));
  }

  /** Adds what a program told. */
  void put(ToldValue told) {
    Optional<Object> data = Hdf5Values.of(told.value().data());
    if (data.isPresent()) {
      WritableDataset value = named(group, told.name()).putDataset("value", data.get());
      if (!told.unit().isEmpty()) {
        attribute(value, "units", told.unit());
      }
    }
  }

  private WritableGroup item(Item item) {
    WritableGroup made = named(group, item.name());
    attribute(made, "attribute", item.address().text());
    return made;
  }

  private static void attribute(WritableNode node, String name, String text) {
    node.putAttribute(name, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
  }
}
