package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands called wrong, or on a machine that lacks something: what they say, before they touch
 * AWS.
 */
class MisuseIT {

  @RegisterExtension private final Deployment deployment = Deployment.in(State.BUCKETS);

  static Stream<Arguments> misuses() {
    return Stream.of(
        argumentSet("unknown option", "bin/deploy --plans", "unknown option --plans"),
        argumentSet("no value", "bin/deploy --role-arn", "--role-arn wants a value"),
        argumentSet("an option as value", "bin/deploy --region --plan", "--region wants a value"),
        argumentSet("no assignment", "bin/deploy --edge-parameter X", "wants Name=value, not 'X'"),
        argumentSet(
            "no such parameter",
            "bin/deploy --edge-parameter AlarmTopic=a",
            "cloudformation/edge.yaml has no parameter AlarmTopic"),
        argumentSet("no region", "bin/deploy --region Frankfurt", "'Frankfurt' is not a region"),
        argumentSet("no name", "bin/teardown --stack-name a_b", "'a_b' is not one"),
        argumentSet(
            "a name too long for the signer's logs",
            "bin/deploy --stack-name a123456789a123456789a123456789abcd",
            "34 characters; at most 33"),
        argumentSet("no such caller", "bin/smoke --caller me", "not 'me'"),
        argumentSet("no time", "bin/deploy --monitor 200", "--monitor is 200"),
        argumentSet("no number", "bin/deploy --monitor x", "--monitor"));
  }

  @ParameterizedTest
  @MethodSource("misuses")
  void command_calledWrong_saysSoAndEndsWith2(String command, String message) throws Exception {
    var result = deployment.shell.run(command.split(" "));

    assertThat(result.status()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains(message).contains("--help").doesNotContain("in account");
  }

  /** Names that would be within another deployment's, or shared with it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop-backend",
        "shop-edge",
        "shop-artifacts",
        "shop-bootstrap",
        "shop-preview",
        "shop-preview-artifacts",
        "shop-edge-2",
        "my-backend-api",
        "Shop",
        "shop-"
      })
  void name_likeAPartOfAnotherDeployment_isRefusedByCommandAndBootstrap(String name)
      throws Exception {
    var result = deployment.shell.run("bin/rollback", "--stack-name", name);

    assertThat(result.status()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("'" + name + "'");
    assertThat(name).doesNotMatch(bootstrapNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "shop-2", "s", "edge", "backend-shop", "my-edges", "previews-x"})
  void name_ofItsOwn_isTakenByCommandAndBootstrap(String name) throws Exception {
    var result = deployment.shell.run("bin/rollback", "--stack-name", name);

    assertThat(result.output())
        .contains("the stack " + name + "-backend in eu-central-1 is in NONE");
    assertThat(name).matches(bootstrapNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "smoke", "rollback", "sweep", "teardown"})
  void name_likeAPartOfAnotherDeployment_isRefusedByEveryCommand(String command) throws Exception {
    var result = deployment.shell.run("bin/" + command, "--stack-name", "shop-edge");

    assertThat(result.status()).as(result.output()).isEqualTo(2);
    assertThat(result.output()).contains("has 'edge' behind a hyphen");
  }

  /** The pattern of bootstrap.yaml for a deployment's name. */
  private static String bootstrapNames() throws IOException {
    var template = Files.readString(Path.of("../cloudformation/bootstrap.yaml"));
    var declaration = template.substring(template.indexOf("  DeploymentName:"));
    return declaration
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("AllowedPattern: "))
        .findFirst()
        .orElseThrow()
        .substring("AllowedPattern: ".length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "smoke", "rollback", "teardown"})
  void help_always_showsTheOptions(String command) throws Exception {
    var result = deployment.shell.run("bin/" + command, "--help");

    assertThat(result.status()).isZero();
    assertThat(result.output()).startsWith("usage: bin/" + command).contains("--stack-name");
  }

  @Test
  void deploy_noRegionAnywhere_asksForOne() throws Exception {
    deployment.shell.unset("BACKEND_REGION");
    deployment.shell.set("AWS_DEFAULT_REGION", "");

    var result = deployment.shell.run("bin/deploy", "--no-build");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.output()).contains("no region for the backend");
  }

  @Test
  void deploy_noCredentials_saysSo() throws Exception {
    deployment.shell.set("AWS_ACCESS_KEY_ID", "");
    deployment.shell.unset("AWS_SECRET_ACCESS_KEY");

    var result = deployment.shell.run("bin/deploy", "--no-build");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("no AWS credentials that work");
  }

  @Test
  void deploy_artifactMissing_saysHowToBuildIt(@TempDir Path other) throws Exception {
    Project.in(other).delete("target/edge.zip");

    var result = new Shell(other, deployment.aws, true).run("bin/deploy", "--no-build");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("target/edge.zip is missing: build it with bin/build");
  }

  @Test
  void smoke_nothingDeployed_saysSo() throws Exception {
    var result = deployment.shell.run("bin/smoke", "--wait-only");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("deploy first");
  }
}
