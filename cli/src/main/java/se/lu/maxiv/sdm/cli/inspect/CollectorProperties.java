package se.lu.maxiv.sdm.cli.inspect;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the properties of a MetadataCollector name, looked at one after the other. */
final class CollectorProperties {
  private static final List<String> SECRETS =
      List.of("StorePasswordFile", "ScicatPasswordFile", "ScicatTokenFile");

  private static final String USUAL_SPOOL = "/var/lib/sdm";

  private final Registered device;
  private final List<Finding> findings = new ArrayList<>();

  CollectorProperties(Registered device) {
    this.device = device;
  }

  List<Finding> findings() {
    pathFixer();
    doors();
    if (isHere()) {
      Optional<Path> file = storeFile();
      file.ifPresent(path -> findings.add(HostFiles.store("StoreUrl", path)));
      spool(file.isPresent());
      SECRETS.forEach(property -> secret(property, file));
    } else {
      findings.add(
          Finding.note(
              "files",
              "The server's host is %s: run this there to have its files looked at."
                  .formatted(device.host())));
    }
    servers();
    return findings;
  }

  private void pathFixer() {
    String name = device.text("PathFixerDevice");
    findings.add(
        name.isEmpty()
            ? Finding.note("PathFixerDevice", "None: folders alone say whose scans are.")
            : Neighbour.look("PathFixerDevice", name, "PathFixer"));
  }

  private void doors() {
    device.lines("Doors").forEach(door -> findings.add(Neighbour.look("Doors", door, "")));
    if (device.lines("Doors").isEmpty()) {
      findings.add(Finding.note("Doors", "None: scans come from commands only."));
    }
  }

  /** Beside a store that is a file; else where the device keeps it unless it is told. */
  private void spool(boolean isBesideFile) {
    String named = device.text("SpoolDirectory");
    if (!named.isEmpty() || !isBesideFile) {
      Path folder = Path.of(named.isEmpty() ? USUAL_SPOOL : named);
      findings.add(HostFiles.folder("SpoolDirectory", folder));
    }
  }

  private void secret(String property, Optional<Path> store) {
    String file = device.text(property);
    if (!file.isEmpty()) {
      Optional<String> reader = store.map(Path::getParent).flatMap(HostFiles::owner);
      findings.add(HostFiles.secret(property, Path.of(file), reader));
    }
  }

  private void servers() {
    String store = device.text("StoreUrl");
    if (store.contains("://")) {
      findings.add(Network.postgresql("StoreUrl", store));
    }
    String catalogue = device.text("ScicatUrl");
    findings.add(
        catalogue.isEmpty()
            ? Finding.note("ScicatUrl", "None: scans stay in the store.")
            : Network.scicat("ScicatUrl", catalogue));
  }

  private Optional<Path> storeFile() {
    String url = device.text("StoreUrl").replaceFirst("^jdbc:sqlite:", "");
    return url.isEmpty() || url.contains("://") ? Optional.empty() : Optional.of(Path.of(url));
  }

  private boolean isHere() {
    if (device.host().isEmpty()) {
      return true;
    }
    try {
      InetAddress here = InetAddress.getLocalHost();
      return List.of(plain(here.getHostName()), plain(here.getCanonicalHostName()), "localhost")
          .contains(plain(device.host()));
    } catch (IOException e) {
      return false;
    }
  }

  private static String plain(@Nullable String host) {
    return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
  }
}
