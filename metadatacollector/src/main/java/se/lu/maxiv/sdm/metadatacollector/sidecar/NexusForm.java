package se.lu.maxiv.sdm.metadatacollector.sidecar;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Notes;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.ToldValue;

/**
 * A scan as NeXus in HDF5: an NXentry with an NXcollection for each group of the configuration, in
 * it one for each item, with the values {@code start} and {@code end}; what programs told has a
 * {@code value}.
 *
 * @see <a href="https://manual.nexusformat.org/classes/base_classes/NXentry.html">NXentry</a>
 */
public record NexusForm() implements VisitSidecar.Form {
  @Override
  public String ending() {
    return "nxs";
  }

  /** The library writes files only; this one is of the server's account and is gone at once. */
  @Override
  public byte[] content(Scan scan) throws IOException {
    Path file = Files.createTempFile("sdm-", ".nxs");
    try {
      try (WritableHdfFile root = HdfFile.write(file)) {
        root.putAttribute("sdm_scan", scan.uuid().toString());
        root.putAttribute("NX_class", "NXroot");
        root.putAttribute("default", "entry");
        root.putAttribute("creator", "sdm");
        entry(NexusGroup.of(root, "entry", "NXentry"), scan);
      }
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void entry(WritableGroup entry, Scan scan) {
    entry.putDataset("entry_identifier_uuid", scan.uuid().toString());
    if (scan.origin().number() >= 0) {
      entry.putDataset("entry_identifier", Long.toString(scan.origin().number()));
    }
    entry.putDataset("start_time", scan.origin().start().toString());
    if (scan.end() != null) {
      entry.putDataset("end_time", scan.end().toString());
    }
    entry.putDataset("end_status", scan.status().text());
    scan.lateSeconds().ifPresent(late -> late(entry, late));
    measurement(entry, scan.measurement());
    belonging(entry, scan.belonging());
    notes(entry, scan.notes());
    files(entry, scan.files());
    groups(entry, scan);
  }

  private static void late(WritableGroup entry, double late) {
    entry.putDataset("start_values_late", late).putAttribute("units", "s");
  }

  private static void measurement(WritableGroup entry, Measurement what) {
    entry.putDataset("title", what.title());
    texts(entry, "detectors", what.detectors());
    texts(entry, "channels", what.channels());
    texts(entry, "moved_axes", what.axes());
    if (what.points() >= 0) {
      entry.putDataset("number_of_points", what.points());
    }
  }

  private static void belonging(WritableGroup entry, Belonging whose) {
    entry.putDataset("experiment_identifier", whose.proposal());
    entry.putDataset("collection_identifier", whose.visit());
    NexusGroup.of(entry, "sample", "NXsample").putDataset("name", whose.sample());
    WritableGroup instrument = NexusGroup.of(entry, "instrument", "NXinstrument");
    instrument.putDataset("name", whose.beamline());
    instrument.putDataset("endstation", whose.endstation());
    person(entry, "user", whose.user(), "user");
    person(
        entry, "principal_investigator", whose.principalInvestigator(), "principal investigator");
  }

  private static void person(WritableGroup entry, String group, String name, String role) {
    if (!name.isEmpty()) {
      WritableGroup user = NexusGroup.of(entry, group, "NXuser");
      user.putDataset("name", name);
      user.putDataset("role", role);
    }
  }

  private static void notes(WritableGroup entry, Notes notes) {
    if (!notes.comment().isEmpty()) {
      entry.putDataset("comment", notes.comment());
    }
    if (notes.quality() != null) {
      entry.putDataset("quality", notes.quality());
    }
    texts(entry, "groups", notes.groups());
  }

  private static void files(WritableGroup entry, List<DataFile> files) {
    if (!files.isEmpty()) {
      WritableGroup group = NexusGroup.of(entry, "data_files", "NXcollection");
      texts(group, "path", files.stream().map(DataFile::path).toList());
      group.putDataset("size", files.stream().mapToLong(DataFile::size).toArray());
    }
  }

  private static void texts(WritableGroup group, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      group.putDataset(name, texts.toArray(String[]::new));
    }
  }

  private static void groups(WritableGroup entry, Scan scan) {
    Map<String, NexusGroup> groups = new LinkedHashMap<>();
    all(entry, groups, "start", scan.before());
    all(entry, groups, "end", scan.after());
    for (ToldValue told : scan.notes().values()) {
      group(entry, groups, told.group()).put(told);
    }
  }

  private static void all(
      WritableGroup entry, Map<String, NexusGroup> groups, String moment, Snapshot snapshot) {
    for (Snapshot.Entry read : snapshot.entries()) {
      group(entry, groups, read.item().group()).put(moment, read);
    }
  }

  private static NexusGroup group(
      WritableGroup entry, Map<String, NexusGroup> groups, String name) {
    return groups.computeIfAbsent(
        name.isEmpty() ? "metadata" : name, group -> NexusGroup.below(entry, group));
  }
}
