package se.lu.maxiv.sdm.support.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A self-made server certificate.
 *
 * @param keyStore its key store, PKCS12, password {@value #PASSWORD}
 * @param pem the certificate that a client has to trust
 */
record TestCertificate(Path keyStore, Path pem) {
  static final String PASSWORD = "changeit";

  /** Makes one for these names, in the form of keytool's SAN ("dns:localhost"). */
  static TestCertificate make(Path directory, String file, String names) throws Exception {
    TestCertificate made =
        new TestCertificate(directory.resolve(file + ".p12"), directory.resolve(file + ".pem"));
    String store = made.keyStore.toString();
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=directory",
        "-ext",
        "san=" + names,
        "-alias",
        "it",
        "-keystore",
        store);
    keytool(
        "-exportcert", "-rfc", "-alias", "it", "-keystore", store, "-file", made.pem.toString());
    return made;
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}
