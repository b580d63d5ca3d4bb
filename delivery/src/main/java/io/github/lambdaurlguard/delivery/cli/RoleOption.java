package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Environment;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The role that CloudFormation acts in. */
final class RoleOption {

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      description = "the role that CloudFormation acts in (CLOUDFORMATION_ROLE_ARN; your own)")
  private String arn;

  Optional<String> arn() {
    return Optional.ofNullable(arn).or(() -> Environment.first("CLOUDFORMATION_ROLE_ARN"));
  }
}
