package io.github.lambdaurlguard.localcloud.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;

/**
 * What this machine shows to clients over TLS.
 *
 * @param keyStore the certificate and its private key
 * @param password of the key store and its key
 * @param certificate the public part
 */
public record ServerCertificate(KeyStore keyStore, String password, X509Certificate certificate) {
  private static final int PEM_LINE_CHARACTERS = 64;

  Instant expiry() {
    return certificate.getNotAfter().toInstant();
  }

  /** Whether it shows a name, which may begin with {@code *.}. */
  boolean isFor(String name) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      return names != null && names.stream().anyMatch(each -> each.contains(name));
    } catch (CertificateParsingException _) {
      return false;
    }
  }

  /**
   * The public part as text.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-5">Textual encoding of
   *     certificates</a>
   */
  String pem() {
    try {
      var lines =
          Base64.getMimeEncoder(PEM_LINE_CHARACTERS, "\n".getBytes(US_ASCII))
              .encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "certificate " + certificate.getSerialNumber().toString(16);
  }
}
