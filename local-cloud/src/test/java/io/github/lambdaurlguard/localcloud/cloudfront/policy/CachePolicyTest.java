package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachePolicyTest {
  @ParameterizedTest(name = "minimum {0}, default {1}, maximum {2} -> {3}")
  @CsvSource({"0, 0, 0, false", "0, 0, 1, true", "1, 1, 1, true"})
  void caches_maximumOfZero_isCachingDisabled(long min, long otherwise, long max, boolean caches) {
    var policy =
        new CachePolicy(
            TimeToLive.ofSeconds(min, otherwise, max),
            Selection.NONE,
            Selection.NONE,
            Selection.NONE,
            Set.of());

    assertThat(policy.caches()).isEqualTo(caches);
  }
}
