package io.github.lambdaurlguard.localcloud.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Trusts one certificate and nothing else. */
public final class TrustStore {
  private TrustStore() {}

  /** Trusts the certificate of a file in the format PEM. */
  public static KeyStore of(Path certificate) {
    try (var file = Files.newInputStream(certificate)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "distribution", CertificateFactory.getInstance("X.509").generateCertificate(file));
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "the certificate %s cannot be read".formatted(certificate), e);
    }
  }
}
