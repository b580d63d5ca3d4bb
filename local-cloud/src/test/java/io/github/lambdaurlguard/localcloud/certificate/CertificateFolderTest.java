package io.github.lambdaurlguard.localcloud.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFolderTest {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;

  @Test
  void certificate_namesThisMachineAndSignsNothing() throws CertificateException {
    var certificate = certificateAt(Instant.now()).certificate();

    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .containsExactlyInAnyOrder(
            "localhost", "*.localhost", "*.cloudfront.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
  }

  @Test
  void files_keepTheKeyToTheirOwner() throws IOException {
    var certificate = certificateAt(Instant.now());

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("certificate.p12", "certificate.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("p12"))))
        .isEqualTo("rw-------");
    assertThat(file("pem")).hasContent(certificate.pem());
    assertThat(Files.readString(file("pem")))
        .startsWith("-----BEGIN CERTIFICATE-----\n")
        .doesNotContain("KEY");
  }

  @ParameterizedTest(name = "after {0} days: kept {1}")
  @CsvSource({"0, true", "360, true", "368, false", "1000, false"})
  void certificate_isKeptUntilAMonthBeforeItsEnd(int days, boolean isKept) {
    var first = certificateAt(Instant.now());
    var later = certificateAt(Instant.now().plus(Duration.ofDays(days)));

    assertThat(later.certificate().equals(first.certificate())).isEqualTo(isKept);
    assertThat(file("pem")).hasContent(later.pem());
  }

  @Test
  void damagedFile_isReplaced() throws IOException {
    Files.writeString(file("p12"), "no key store");

    assertThat(certificateAt(Instant.now()).certificate()).isNotNull();
    assertThat(certificateAt(Instant.now()).pem()).isEqualTo(Files.readString(file("pem")));
  }

  @Test
  void missingKeytool_isNamedWithTheWayOut() {
    var certificates = new CertificateFolder(folder, folder, InstantSource.system());

    assertThatThrownBy(certificates::obtain)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(folder.resolve("bin/keytool").toString(), "--http");
    assertThat(folder).isEmptyDirectory();
  }

  private ServerCertificate certificateAt(Instant now) {
    return new CertificateFolder(folder, JAVA_HOME, () -> now).obtain();
  }

  private Path file(String extension) {
    return folder.resolve("certificate." + extension);
  }
}
