package se.lu.maxiv.sdm.metadatacollector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.scicat.Account;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatStub;

/** A MetadataCollector of this JVM, its store and its catalogue, which all end with the test. */
abstract class OnCollector {
  static final String CONNECT =
      """
      import sys, time, json, os, tango
      d = tango.DeviceProxy(sys.argv[1])
      raw = sys.argv[2]
      def until(what):
          end = time.time() + 30
          while not what():
              assert time.time() < end, d.Status()
              time.sleep(0.02)
      def refused(call, *args):
          try:
              call(*args)
              print("accepted")
          except tango.DevFailed as e:
              print(e.args[0].reason, "|", e.args[0].desc)
      """;

  @TempDir Path folder;
  final ScicatStub scicat = new ScicatStub();
  Optional<ServerInJvm> server = Optional.empty();
  private String device = "";

  @AfterEach
  void close() {
    server.ifPresent(ServerInJvm::close);
    scicat.close();
  }

  /** Where the visit of these tests has its data. */
  Path raw() throws IOException {
    return Files.createDirectories(folder.resolve("data/visitors/nanomax/20260412/2026112108/raw"));
  }

  /** Starts the device and has a client do something. */
  String run(TangoWorld world, String script, Map<String, List<String>> more) throws IOException {
    server.ifPresent(ServerInJvm::close);
    var properties = new HashMap<>(properties());
    properties.putAll(more);
    ServerInJvm started = world.startHere(MetadataCollector.class, properties);
    server = Optional.of(started);
    device = started.device();
    return again(world, script);
  }

  /** Has another client do something. */
  String again(TangoWorld world, String script) throws IOException {
    return world.python().run(CONNECT + script, device, raw().toString());
  }

  Map<String, List<String>> properties() {
    var account = (Account.User) ScicatStub.ingestor(folder);
    return Map.of(
        "StoreUrl", List.of(folder.resolve("scans.db").toString()),
        "ScicatUrl", List.of(scicat.url().base()),
        "ScicatUser", List.of(account.name()),
        "ScicatPasswordFile", List.of(account.passwordFile().toString()),
        "PidPrefix", List.of("20.500.12345"),
        "ContactEmail", List.of("nanomax@example.org"),
        "AccessGroups", List.of("nanomax", "sdm"),
        "FileWait", List.of("2"));
  }
}
