package io.github.lambdaurlguard.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestKeysTest {
  @Test
  void now_isTheTimeOfTheRequest() {
    var keys = RequestKeys.now("192.0.2.1", "eu-central-1");

    assertThat(keys.sourceAddress()).isEqualTo("192.0.2.1");
    assertThat(keys.region()).isEqualTo("eu-central-1");
    assertThat(keys.time()).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void values_areThoseOfEveryRequest() {
    var keys =
        new RequestKeys("192.0.2.1", "eu-central-1", Instant.parse("2026-01-31T23:59:59.5Z"));

    assertThat(keys.values())
        .isEqualTo(
            Map.of(
                "aws:CurrentTime", "2026-01-31T23:59:59Z",
                "aws:EpochTime", "1769903999",
                "aws:RequestedRegion", "eu-central-1",
                "aws:SecureTransport", "true",
                "aws:SourceIp", "192.0.2.1"));
  }
}
