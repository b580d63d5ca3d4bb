package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CloudFront signs for an origin access control, as a function URL verifies it. */
class OriginAccessSignatureTest {
  private static final String ARN = "arn:aws:cloudfront::123456789012:distribution/E1";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private final Identities identities = new Identities();

  /** Recorded: image-optimization#44 for paths, and a query with escapes and blanks that passes. */
  @ParameterizedTest(name = "{0} verifies: {1}")
  @CsvSource({
    "/, true",
    "/items/1.json, true",
    "/a-b_c~d, true",
    "/a%20b, false",
    "/a+b, false",
    "/%C3%A4, false",
    "/x?q=a%20b&r=c%2Bd+e&empty=, true",
  })
  void path_isSignedAsItStands(String target, boolean verifies) {
    assertThat(verification(signed("GET", target, "", "")) instanceof Verified).isEqualTo(verifies);
  }

  @Test
  void body_verifiesWithTheHashThatTheViewerSent() {
    assertThat(
            verification(
                signed("POST", "/", "{}", CanonicalRequest.payloadHash("{}".getBytes(UTF_8)))))
        .isInstanceOf(Verified.class);
  }

  @ParameterizedTest(name = "hash {0}")
  @CsvSource({
    "''",
    "UNSIGNED-PAYLOAD",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  })
  void bodyWithoutItsHash_doesNotVerify(String hash) {
    assertThat(verification(signed("POST", "/", "{}", hash)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.errorType()).isEqualTo("InvalidSignatureException"));
  }

  @Test
  void signature_replacesTheViewersAuthorizationAndTellsOfTheDistribution() {
    var request = signed("GET", "/", "", "");

    assertThat(request.header("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=ASIA");
    assertThat(request.headers().getValuesList("Authorization")).hasSize(1);
    assertThat(request.header("X-Amz-Source-Arn")).isEqualTo(ARN);
    assertThat(request.header("X-Amz-Source-Account")).isEqualTo("123456789012");
  }

  @Test
  void signer_isTheServiceAndNoRoleOfTheAccount() {
    var signer = ((Verified) verification(signed("GET", "/", "", ""))).credentials();

    assertThat(signer.role().service()).contains("cloudfront.amazonaws.com");
    assertThat(identities.all()).isEmpty();
    assertThat(identities.successor().ofCloudFront()).isEqualTo(signer);
  }

  private HttpRequest signed(String method, String target, String body, String hash) {
    var parts = target.split("\\?", 2);
    var headers =
        HttpFields.build()
            .add("Host", "id.lambda-url.eu-west-1.on.aws")
            .add("Authorization", "Bearer x");
    if (!hash.isEmpty()) {
      headers.add("X-Amz-Content-Sha256", hash);
    }
    var request =
        new HttpRequest(
            method,
            parts[0],
            parts.length == 1 ? Optional.empty() : Optional.of(parts[1]),
            headers.asImmutable(),
            Body.of(body),
            "192.0.2.1");
    return new OriginAccessSignature(identities.ofCloudFront(), ARN, "123456789012", CLOCK)
        .sign(request, "eu-west-1");
  }

  private Verification verification(HttpRequest request) {
    return new SignatureVerifier(identities, CLOCK).verify(request, "lambda", "eu-west-1");
  }
}
