package io.github.lambdaurlguard.smoke;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.LogConfig.logConfig;
import static io.restassured.config.SSLConfig.sslConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.config.RestAssuredConfig;
import io.restassured.config.SSLConfig;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.ResponseSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What all calls have in common, whomever they go to. */
final class Http {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Above CloudFront's read timeout of 30 s, so that CloudFront's answer is seen and not ours. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(40);

  /** Never printed, not even when a test fails: logs of builds are read by many. */
  private static final List<String> SECRET_HEADERS =
      List.of("Authorization", "X-Amz-Security-Token", "X-Forwarded-Authorization");

  private static final RestAssuredConfig CONFIG =
      RestAssuredConfig.config()
          .httpClient(
              httpClientConfig()
                  .setParam("http.connection.timeout", (int) CONNECT_TIMEOUT.toMillis())
                  .setParam("http.socket.timeout", (int) READ_TIMEOUT.toMillis()))
          .encoderConfig(
              encoderConfig()
                  .defaultContentCharset(UTF_8)
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false))
          .logConfig(
              logConfig()
                  .blacklistHeaders(SECRET_HEADERS)
                  .enableLoggingOfRequestAndResponseIfValidationFails())
          .sslConfig(trust(Addresses.fromSystemProperties().certificate()));

  private Http() {}

  /** Trusts the one certificate only, or else what the Java runtime trusts; always by the name. */
  private static SSLConfig trust(Optional<Path> certificate) {
    return certificate.map(file -> sslConfig().trustStore(trustStore(file))).orElse(sslConfig());
  }

  private static KeyStore trustStore(Path certificate) {
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

  /** A request whose URL goes on the wire as it is written: these tests are about encodings. */
  static RequestSpecification request() {
    return RestAssured.given().config(CONFIG).urlEncodingEnabled(false).redirects().follow(false);
  }

  /** An answer of the API that is not a success (RFC 9457). */
  static ResponseSpecification problem(int status) {
    return new ResponseSpecBuilder()
        .expectStatusCode(status)
        .expectContentType("application/problem+json")
        .expectBody("status", equalTo(status))
        .build();
  }
}
