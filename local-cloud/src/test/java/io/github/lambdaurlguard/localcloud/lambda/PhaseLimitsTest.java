package io.github.lambdaurlguard.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    assertThat(PhaseLimits.OF_LAMBDA.initialisation(version(version, snapStart, timeout)))
        .isEqualTo(new InitialisationLimit(Duration.ofSeconds(first), Duration.ofSeconds(last)));
  }

  @Test
  void restoration_isLambdas() {
    assertThat(PhaseLimits.OF_LAMBDA.restoration()).isEqualTo(Duration.ofSeconds(10));
  }

  private static FunctionVersion version(String number, boolean snapStart, long timeout) {
    var function =
        new FunctionConfiguration(
            "F",
            TestLambda.ARN,
            LambdaRuntime.JAVA_25,
            "arm64",
            "H",
            128,
            Duration.ofSeconds(timeout),
            snapStart,
            OptionalInt.empty(),
            Map.of(),
            new LogSettings("/aws/lambda/f"));
    var role = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
    return new FunctionVersion(
        number,
        function,
        new DeploymentPackage(
            Path.of("f.jar"), Path.of("f.jar"), new Credentials("key", "secret", "token", role)));
  }
}
