package io.github.lambdaurlguard.localcloud.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class RequestSignerTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Role ROLE = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
  private static final HttpRequest REQUEST =
      new HttpRequest(
          "POST",
          "/a b",
          Optional.of("x=1"),
          HttpFields.build()
              .add("Host", "id.lambda-url.eu-central-1.on.aws")
              .add("Accept", "text/plain")
              .add("accept", "text/html")
              .asImmutable(),
          Body.of("body"),
          "192.0.2.1");

  @Test
  void request_isVerifiedAndAllHeadersAreSigned() {
    var identities = new Identities();
    identities.add(ROLE);
    var caller = identities.ofRole(ROLE.arn()).orElseThrow();
    var signed = RequestSigner.signed(REQUEST, caller, "eu-central-1", NOW);

    assertThat(
            new SignatureVerifier(identities, Clock.fixed(NOW, ZoneOffset.UTC))
                .verify(signed, "lambda", "eu-central-1"))
        .isEqualTo(new Verified(caller, "eu-central-1"));
    assertThat(signed.header("Authorization"))
        .contains(
            "SignedHeaders=accept;host;x-amz-content-sha256;x-amz-date;x-amz-security-token,");
  }

  @Test
  void request_ofLongLivedKey_hasNoToken() {
    var caller = new Credentials("AKIA", "secret", "", ROLE);
    var signed = RequestSigner.signed(REQUEST, caller, "eu-central-1", NOW);

    assertThat(signed.headers().contains("X-Amz-Security-Token")).isFalse();
    assertThat(signed.header("Authorization")).contains(";x-amz-date,");
  }
}
