package io.github.lambdaurlguard.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseLimitsTest {
  @ParameterizedTest(name = "version {0}, SnapStart {1}, timeout {2} s -> {3} s, and {4} s in all")
  @CsvSource({
    "$LATEST, false, 3,   10,  10",
    "$LATEST, false, 30,  10,  30",
    "$LATEST, true,  3,   10,  10",
    "1,       false, 3,   10,  10",
    "1,       true,  3,   130, 130",
    "1,       true,  900, 900, 900",
  })
  void initialisation_isLambdas(
      String version, boolean snapStart, long timeout, long first, long last) {
    var worker = TestVersions.version(version, snapStart, Duration.ofSeconds(timeout));

    assertThat(PhaseLimits.OF_LAMBDA.initialisation(worker))
        .isEqualTo(new InitialisationLimit(Duration.ofSeconds(first), Duration.ofSeconds(last)));
  }

  @Test
  void restoration_isLambdas() {
    assertThat(PhaseLimits.OF_LAMBDA.restoration()).isEqualTo(Duration.ofSeconds(10));
  }
}
