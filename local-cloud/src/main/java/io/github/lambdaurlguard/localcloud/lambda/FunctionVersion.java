package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A version of a Lambda function.
 *
 * @param number {@value #LATEST} for the function as it was created
 * @param debugPort where a debugger finds it; it has no timeout then, and no snapshot
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html">Lambda
 *     function versions</a>
 */
record FunctionVersion(
    String number,
    FunctionConfiguration function,
    DeploymentPackage deployment,
    OptionalInt debugPort)
    implements Worker {
  static final String LATEST = "$LATEST";

  /** Longer than anybody looks at one breakpoint. */
  private static final Duration DEBUGGED_TIMEOUT = Duration.ofDays(1);

  /** What makes a version another: what it is configured as, its code, and who it is. */
  private record Identity(
      String number,
      FunctionConfiguration function,
      Path code,
      List<Path> layers,
      Optional<Path> runtimeModules,
      String accessKeyId) {}

  FunctionVersion(String number, FunctionConfiguration function, DeploymentPackage deployment) {
    this(number, function, deployment, OptionalInt.empty());
  }

  @Override
  public String label() {
    return function.label();
  }

  @Override
  public String arn() {
    return function.arn();
  }

  @Override
  public Object identity() {
    return new Identity(
        number,
        function,
        deployment.code(),
        deployment.layers(),
        deployment.runtimeModules(),
        deployment.credentials().accessKeyId());
  }

  @Override
  public Duration timeout() {
    return debugPort.isPresent() ? DEBUGGED_TIMEOUT : function.timeout();
  }

  @Override
  public Path folder() {
    return deployment.folder();
  }

  @Override
  public List<String> command(Installation installation) {
    return new RuntimeCommands(installation).of(this);
  }

  @Override
  public Map<String, String> variables() {
    return EnvironmentVariables.of(this);
  }

  @Override
  public Optional<Credentials> credentials() {
    return Optional.of(deployment.credentials());
  }

  /** SnapStart is for published versions only. */
  @Override
  public boolean snapStart() {
    return function.snapStart() && !number.equals(LATEST) && debugPort.isEmpty();
  }

  @Override
  public boolean isSlowToStart() {
    return function.runtime().isJava();
  }

  @Override
  public Optional<Debugged> debugged(int port) {
    return Optional.of(
        new Debugged(
            new FunctionVersion(number, function, deployment, OptionalInt.of(port)),
            function.runtime().isJava() ? "JDWP" : "Node.js inspector"));
  }

  @Override
  public Optional<Training> training(Installation installation) {
    var commands = new RuntimeCommands(installation);
    return commands.cache(this).map(cache -> new Training(cache, commands.training(this, cache)));
  }
}
