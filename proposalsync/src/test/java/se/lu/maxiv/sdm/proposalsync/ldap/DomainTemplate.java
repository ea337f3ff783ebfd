package se.lu.maxiv.sdm.proposalsync.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.Programs;

/**
 * The files of an empty domain, which take seconds to make, and the configuration of its server.
 */
final class DomainTemplate {
  static final String PASSWORD = "Adm1n.Passw0rd";
  static final String DEBIAN_PACKAGES =
      "samba samba-ad-provision samba-dsdb-modules samba-vfs-modules openssl";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The address does not matter: it is only written into a DNS record that nobody asks for. */
  private static final List<String> PROVISION =
      List.of(
          "domain",
          "provision",
          "--quiet",
          "--realm=MAXLAB.EXAMPLE",
          "--domain=MAXLAB",
          "--host-name=dc1",
          "--host-ip=127.0.0.77",
          "--adminpass=" + PASSWORD,
          "--server-role=dc",
          "--use-rfc2307",
          "--dns-backend=NONE",
          "--backend-store=tdb",
          "--option=interfaces=127.0.0.77/8",
          "--option=bind interfaces only=yes");

  /** ldb:nosync: nothing here need survive a power cut. */
  private static final String CONFIGURATION =
      """
      [global]
        netbios name = DC1
        realm = MAXLAB.EXAMPLE
        workgroup = MAXLAB
        server role = active directory domain controller
        server services = ldap
        interfaces = ADDRESS/8
        bind interfaces only = yes
        private dir = FOLDER/private
        lock directory = FOLDER
        state directory = FOLDER/state
        cache directory = FOLDER/cache
        binddns dir = FOLDER/bind-dns
        pid directory = FOLDER/run
        ncalrpc dir = FOLDER/ncalrpc
        winbindd socket directory = FOLDER/run/winbindd
        ntp signd socket directory = FOLDER/run/ntp_signd
        log file = FOLDER/log/samba.log
        tls keyfile = FOLDER/tls/key.pem
        tls certfile = FOLDER/tls/cert.pem
        tls cafile = FOLDER/tls/ca.pem
        idmap_ldb:use rfc2307 = yes
        acl:search = yes
        ldb:nosync = true
      """;

  private DomainTemplate() {}

  /** Says what the files depend on. */
  static String name() {
    try {
      Path samba = Programs.find("samba", DEBIAN_PACKAGES);
      String parts = PROVISION + " " + Files.size(samba) + Files.getLastModifiedTime(samba);
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return "domain-" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("Could not name the domain's template.", e);
    }
  }

  static void build(Path folder) {
    try {
      Path settings = Files.createDirectories(folder.resolve("etc")).resolve("smb.conf");
      Files.createFile(settings); // must exist and be empty
      List<String> command = new ArrayList<>(PROVISION);
      command.add("--configfile=" + settings);
      command.add("--targetdir=" + folder);
      run("samba-tool", command.toArray(String[]::new));
      certify(Files.createDirectories(folder.resolve("tls")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void configure(Path folder, String address) {
    try {
      for (String name : List.of("run", "log", "ncalrpc", "state", "cache")) {
        Files.createDirectories(folder.resolve(name));
      }
      Files.writeString(
          folder.resolve("etc/smb.conf"),
          CONFIGURATION.replace("ADDRESS", address).replace("FOLDER", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program to its end and refuses any exit code but 0. */
  static void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Programs.find(program, DEBIAN_PACKAGES).toString());
    command.addAll(List.of(arguments));
    try (ChildProcess process = ChildProcess.start(program, new ProcessBuilder(command))) {
      if (process.awaitExit(LIMIT) != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + ":\n" + process.output() + process.errors());
      }
    }
  }

  /** Samba's own certificate has no names and its two RSA keys take a second. */
  private static void certify(Path tls) throws IOException {
    Path extensions =
        Files.writeString(tls.resolve("names"), "subjectAltName=DNS:dc1.maxlab.example\n");
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=CA"
            + " -keyout TLS/ca.key -out TLS/ca.pem",
        tls);
    openssl(
        "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj"
            + " /CN=dc1.maxlab.example -keyout TLS/key.pem -out TLS/request",
        tls);
    openssl(
        "x509 -req -in TLS/request -CA TLS/ca.pem -CAkey TLS/ca.key -CAcreateserial"
            + " -days 3650 -out TLS/cert.pem -extfile "
            + extensions,
        tls);
  }

  private static void openssl(String arguments, Path tls) {
    run("openssl", arguments.replace("TLS", tls.toString()).split(" "));
  }
}
