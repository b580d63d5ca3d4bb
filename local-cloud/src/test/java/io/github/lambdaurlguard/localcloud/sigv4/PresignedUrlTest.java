package io.github.lambdaurlguard.localcloud.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures in the query, as the AWS SDK makes them. */
class PresignedUrlTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Role ROLE = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());

  private final Identities identities = new Identities();
  private final Credentials credentials;
  private final SignatureVerifier verifier =
      new SignatureVerifier(identities, Clock.fixed(NOW, ZoneOffset.UTC));

  PresignedUrlTest() {
    identities.add(ROLE);
    credentials = identities.ofRole(ROLE.arn()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, ''",
    "GET, /a%2Fb, ''",
    "GET, /a//b, x=1&x=2&flag=",
    "DELETE, /%C3%A9, q=%5B%5D&q=%2B&q=a%20b",
  })
  void urlPresignedByTheSdk_isVerified(String method, String path, String query) {
    var request = presigned(method, path, query, NOW, 60);

    assertThat(request.query().orElseThrow()).contains("X-Amz-Signature=");
    assertThat(verify(request)).isEqualTo(new Verified(credentials, "eu-central-1"));
  }

  /** The date of a presigned URL stands in its query; a header of this name is not of it. */
  @Test
  void headerThatWasNotSigned_isNoPartOfIt() {
    var request = presigned("GET", "/", "", NOW, 60);
    var headers = HttpFields.build(request.headers()).add("X-Amz-Date", "20200101T000000Z");

    assertThat(verify(request.withHeaders(headers))).isInstanceOf(Verified.class);
  }

  @Test
  void partThatIsMissing_isToldWithTheOthers() {
    var request = presigned("GET", "/", "", NOW, 60);
    var altered = request.withQuery(request.query().map(q -> q.replace("X-Amz-Expires", "E")));

    assertThat(((Refused) verify(altered)).reason())
        .startsWith("a presigned URL has once each: X-Amz-Algorithm, X-Amz-Credential");
  }

  @Test
  void signature_isPrintedWithoutItsToken() {
    var received = ReceivedSignature.inQuery(presigned("GET", "/", "", NOW, 60)).orElseThrow();

    assertThat(received)
        .hasToString("signature of 20260131T120000Z by " + credentials.accessKeyId());
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x=1                       | x=2                | InvalidSignatureException
          x=1                       | x=1&y=1            | InvalidSignatureException
          X-Amz-Expires=60          | X-Amz-Expires=61   | InvalidSignatureException
          20260131T120000Z          | 20260131T120001Z   | InvalidSignatureException
          eu-central-1              | eu-central-2       | InvalidSignatureException
          %2Flambda%2F              | %2Fs3%2F           | InvalidSignatureException
          X-Amz-Security-Token=     | X-Amz-Security-Token=a | UnrecognizedClientException
          X-Amz-Credential=ASIA     | X-Amz-Credential=BSIA  | UnrecognizedClientException
          X-Amz-Expires=60          | X-Amz-Expires=0        | IncompleteSignatureException
          X-Amz-Expires=60          | X-Amz-Expires=604801   | IncompleteSignatureException
          X-Amz-Expires=60          | X-Amz-Expired=60       | IncompleteSignatureException
          X-Amz-Expires=60          | X-Amz-Expires=60&X-Amz-Expires=60 | IncompleteSignatureException
          X-Amz-SignedHeaders=host  | X-Amz-SignedHeaders=   | IncompleteSignatureException
          AWS4-HMAC-SHA256          | AWS4-HMAC-SHA512       | IncompleteSignatureException
          """)
  void alteredUrl_isRefused(String text, String replacement, String errorType) {
    var request = presigned("GET", "/path", "x=1", NOW, 60);
    assertThat(request.query().orElseThrow()).contains(text);
    var altered = request.withQuery(request.query().map(query -> query.replace(text, replacement)));

    assertThat(((Refused) verify(altered)).errorType()).isEqualTo(errorType);
  }

  @Test
  void otherMethodOrBodyOrHost_isRefused() {
    var request = presigned("GET", "/path", "x=1", NOW, 60);

    assertThat(verify(request.withPath("/patH"))).isInstanceOf(Refused.class);
    assertThat(
            verify(request.withHeaders(HttpFields.build(request.headers()).put("Host", "other"))))
        .isInstanceOf(Refused.class);
    assertThat(
            verify(
                new HttpRequest(
                    "GET",
                    request.path(),
                    request.query(),
                    request.headers(),
                    Body.of("body"),
                    "192.0.2.1")))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest(name = "presigned {0} s ago for {1} s -> {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "0,    60,     -",
        "60,   60,     -",
        "61,   60,     the presigned URL was good for 60 s",
        "300,  604800, -",
        "301,  604800, whether Lambda takes it for longer is not known",
        "-300, 60,     -",
        "-301, 60,     more than 5 minutes in the future",
      })
  void url_isGoodForItsLifetimeAndNotOver5Minutes(long secondsAgo, long lifetime, String problem) {
    var verification =
        verify(presigned("GET", "/", "", NOW.minus(Duration.ofSeconds(secondsAgo)), lifetime));

    if (problem == null) {
      assertThat(verification).isInstanceOf(Verified.class);
    } else {
      assertThat(((Refused) verification).reason()).contains(problem);
    }
  }

  @Test
  void explanation_namesTheMistakeAndHoldsNoToken() {
    var request = presigned("GET", "/a", "x=1", NOW, 60);

    var explanation = ((Refused) verifier.verify(request, "ssm", "eu-central-1")).explanation();
    assertThat(explanation.keySet())
        .containsExactly("Canonical request of what arrived, which is what was signed");
    assertThat(explanation.toString())
        .contains("X-Amz-Security-Token=(withheld)&X-Amz-SignedHeaders=host")
        .doesNotContain(credentials.sessionToken().substring(0, 20));
  }

  private Verification verify(HttpRequest request) {
    return verifier.verify(request, "lambda", "eu-central-1");
  }

  private HttpRequest presigned(
      String method, String path, String query, Instant time, long lifetimeSeconds) {
    return new SdkSigning(credentials, "lambda", "eu-central-1", time)
        .presign(
            new HttpRequest(
                method,
                path,
                query.isEmpty() ? Optional.empty() : Optional.of(query),
                HttpFields.build().add("Host", "id.lambda-url.eu-central-1.on.aws"),
                Body.EMPTY,
                "192.0.2.1"),
            Duration.ofSeconds(lifetimeSeconds));
  }
}
