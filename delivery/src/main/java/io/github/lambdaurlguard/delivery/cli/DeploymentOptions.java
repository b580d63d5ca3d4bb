package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.DeploymentName;
import io.github.lambdaurlguard.delivery.account.Environment;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command that works on AWS is told. */
final class DeploymentOptions {

  @Option(
      names = "--stack-name",
      paramLabel = "NAME",
      description = "the stacks are NAME-backend and NAME-edge (STACK_NAME; lambda-url-guard)")
  private String stackName;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "the backend's region (BACKEND_REGION, AWS_REGION, your profile's); the edge is in"
              + " us-east-1")
  private String region;

  @Option(names = "--help", usageHelp = true, description = "show this")
  @SuppressWarnings("unused") // picocli looks at the option itself.
  private boolean help;

  DeploymentName name() {
    return new DeploymentName(
        Optional.ofNullable(stackName)
            .or(() -> Environment.first("STACK_NAME"))
            .orElse("lambda-url-guard"));
  }

  /** Looks whether all of it is good for anything, and says what was found. */
  Deployment check(Console console) {
    return Deployment.of(
        name(),
        Optional.ofNullable(region)
            .or(() -> Environment.first("BACKEND_REGION", "AWS_REGION", "AWS_DEFAULT_REGION")),
        console);
  }
}
