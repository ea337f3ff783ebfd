package se.lu.maxiv.sdm.metadatacollector.sardana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Packets that a Door of Sardana 3.1.3 sent; only the folder is another. */
final class RealPackets {
  private RealPackets() {}

  static List<String> recordData() {
    return read("recorddata.json").stream()
        .map(packet -> packet.replace("LAB/sardana", "/lab/sardana"))
        .toList();
  }

  static List<String> macroStatus() {
    return read("macrostatus.json");
  }

  private static List<String> read(String name) {
    try (InputStream in = RealPackets.class.getResourceAsStream(name)) {
      var packets = new ArrayList<String>();
      for (JsonNode packet : new ObjectMapper().readTree(Objects.requireNonNull(in, name))) {
        packets.add(packet.toString());
      }
      return packets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
