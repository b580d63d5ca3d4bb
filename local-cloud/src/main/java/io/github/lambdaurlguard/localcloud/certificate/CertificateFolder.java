package io.github.lambdaurlguard.localcloud.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps the certificate of this machine from run to run, so that a browser has to trust it once:
 * {@code certificate.p12} with the private key, for its owner only, and {@code certificate.pem}
 * without it, for clients.
 */
public final class CertificateFolder {
  /** How long before its end a certificate is replaced. */
  private static final Duration REPLACEMENT_MARGIN = Duration.ofDays(30);

  /**
   * No secret: who may read the file has the key. The file's permissions guard it, and the format
   * demands some password.
   */
  private static final String PASSWORD = "local-cloud";

  private final Path keyStoreFile;
  private final Path pemFile;
  private final Keytool keytool;
  private final InstantSource clock;

  /**
   * @param folder is made if there is none
   * @param javaHome where the Java runtime is, with keytool
   */
  public CertificateFolder(Path folder, Path javaHome, InstantSource clock) {
    keyStoreFile = folder.resolve("certificate.p12");
    pemFile = folder.resolve("certificate.pem");
    keytool = new Keytool(javaHome);
    this.clock = clock;
  }

  /** The public certificate as text, once {@link #obtain} has returned. */
  public Path pemFile() {
    return pemFile;
  }

  /**
   * The certificate that is there, or a new one if there is none or it is of no more use.
   *
   * @throws IllegalStateException if none can be made
   */
  public ServerCertificate obtain() {
    try {
      Files.createDirectories(keyStoreFile.getParent());
      var certificate = kept().orElse(null);
      if (certificate == null) {
        generate();
        certificate = read();
      }
      Files.writeString(pemFile, certificate.pem());
      return certificate;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "there is no certificate for HTTPS in %s: %s"
              .formatted(keyStoreFile.getParent(), e.getMessage()),
          e);
    }
  }

  private Optional<ServerCertificate> kept() {
    if (!Files.exists(keyStoreFile)) {
      return Optional.empty();
    }
    try {
      var end = clock.instant().plus(REPLACEMENT_MARGIN);
      return Optional.of(read())
          .filter(
              certificate ->
                  certificate.expiry().isAfter(end) && certificate.isFor("*.cloudfront.localhost"));
    } catch (IOException | GeneralSecurityException e) {
      // A file that is damaged is of no more use either.
      return Optional.empty();
    }
  }

  private ServerCertificate read() throws IOException, GeneralSecurityException {
    var keyStore = KeyStore.getInstance("PKCS12");
    try (var file = Files.newInputStream(keyStoreFile)) {
      keyStore.load(file, PASSWORD.toCharArray());
    }
    if (keyStore.getCertificate(Keytool.ALIAS) instanceof X509Certificate certificate) {
      return new ServerCertificate(keyStore, PASSWORD, certificate);
    }
    throw new GeneralSecurityException(keyStoreFile + " holds no certificate " + Keytool.ALIAS);
  }

  /** The file comes to be in a folder that only its owner can enter. */
  private void generate() throws IOException {
    var workshop = Files.createTempDirectory(keyStoreFile.getParent(), "certificate-");
    var made = workshop.resolve(keyStoreFile.getFileName());
    try {
      keytool.generate(made, PASSWORD);
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
      Files.move(
          made, keyStoreFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
      Files.delete(workshop);
    }
  }
}
