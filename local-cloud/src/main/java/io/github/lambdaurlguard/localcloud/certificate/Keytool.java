package io.github.lambdaurlguard.localcloud.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a key pair and a certificate for the names of this machine, signed by itself.
 *
 * <p>It is a server's certificate and no authority's: whoever trusts it trusts these names, and
 * nothing that somebody with the key could sign.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/specs/man/keytool.html">keytool</a>
 */
final class Keytool {
  static final String ALIAS = "local-cloud";

  private static final String NAMES =
      "dns:localhost,dns:*.localhost,dns:*.cloudfront.localhost,ip:127.0.0.1,ip:::1";

  /** Browsers accept no more from most authorities. */
  private static final int VALIDITY_DAYS = 397;

  private static final String PASSWORD_VARIABLE = "LOCAL_CLOUD_KEY_STORE_PASSWORD";

  private final Path program;

  /**
   * @param javaHome where the Java runtime is
   */
  Keytool(Path javaHome) {
    program = javaHome.resolve("bin").resolve("keytool");
  }

  /**
   * Writes a new key store in the format PKCS #12.
   *
   * @throws IllegalStateException if that is not possible
   */
  void generate(Path keyStore, String password) throws IOException {
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "HTTPS needs a certificate, and there is no program %s to make one: run the local cloud with a whole JDK, or with --http"
              .formatted(program));
    }
    var command =
        new ProcessBuilder(
                program.toString(),
                "-genkeypair",
                "-keystore",
                keyStore.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                PASSWORD_VARIABLE,
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-validity",
                Integer.toString(VALIDITY_DAYS),
                "-dname",
                "CN=localhost, O=Lambda URL Guard",
                "-ext",
                "SAN=" + NAMES,
                "-ext",
                "BC:critical=ca:false",
                "-ext",
                "KU:critical=digitalSignature",
                "-ext",
                "EKU=serverAuth")
            .redirectErrorStream(true);
    command.environment().clear();
    command.environment().put(PASSWORD_VARIABLE, password);
    var process = command.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool made no certificate for HTTPS: " + said.strip());
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the local cloud is stopping", e);
    }
  }
}
