package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import com.unboundid.util.ssl.cert.SignatureAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.X509Certificate;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A self-signed certificate with its key, made at start and never written but for its public part.
 *
 * @param tls makes server sockets that show it
 * @param pem what a client has to trust
 */
record ServerCertificate(SSLUtil tls, String pem) {
  private static final Duration AGE = Duration.ofDays(1);
  private static final Duration LIFE = Duration.ofDays(3650);

  /** Makes one for the name {@code localhost}. */
  static ServerCertificate make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      long now = System.currentTimeMillis();
      X509Certificate certificate =
          X509Certificate.generateSelfSignedCertificate(
              SignatureAlgorithmIdentifier.SHA_256_WITH_ECDSA,
              keys,
              new DN("CN=localhost"),
              now - AGE.toMillis(),
              now + LIFE.toMillis());
      return new ServerCertificate(
          tls(keys, certificate), String.join("\n", certificate.toPEM()) + "\n");
    } catch (Exception e) { // the library's checked exceptions have no other common type
      throw new SdmException(
          Reason.SOFTWARE_FAILURE, "The embedded directory could not make its certificate.", e);
    }
  }

  private static SSLUtil tls(KeyPair keys, X509Certificate certificate)
      throws java.io.IOException, GeneralSecurityException {
    Certificate shown =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate.getX509CertificateBytes()));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("it", keys.getPrivate(), new char[0], new Certificate[] {shown});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return new SSLUtil(factory.getKeyManagers()[0], new TrustAllTrustManager());
  }
}
