package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Functions in Java whose code nobody runs. */
final class TestVersions {
  private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:";

  private TestVersions() {}

  static FunctionVersion version(String number, boolean snapStart, Duration timeout) {
    return new FunctionVersion(
        number, configuration("F", timeout, snapStart, OptionalInt.empty()), code());
  }

  static FunctionConfiguration configuration(
      String label, Duration timeout, boolean snapStart, OptionalInt reservedConcurrency) {
    return new FunctionConfiguration(
        label,
        ARN + label,
        LambdaRuntime.JAVA_25,
        "arm64",
        "H",
        128,
        timeout,
        snapStart,
        reservedConcurrency,
        Map.of(),
        new LogSettings("/aws/lambda/" + label));
  }

  static DeploymentPackage code() {
    var role = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
    return new DeploymentPackage(
        Path.of("f.jar"), Path.of("f.jar"), new Credentials("key", "secret", "token", role));
  }
}
