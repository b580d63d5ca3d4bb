package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A deployment's first day, in an account that has nothing. */
class FirstDeploymentIT {

  @RegisterExtension private final Deployment deployment = Deployment.in(State.NOTHING);

  @Test
  void plan_nothingDeployed_leavesNothing() throws Exception {
    deployment.shell.asAdministrator();

    var output = deployment.deployed("--plan");

    assertThat(output).contains("a deploy creates it, and then everything else");
    assertThat(deployment.aws.changingCalls()).isEmpty();
  }

  @Test
  void deploy_first_createsEverythingAndTearsItDown() throws Exception {
    var output = deployment.deployed();

    var account = deployment.account;
    assertThat(output)
        .contains("CREATE_COMPLETE GetBooks (AWS::Lambda::Function)")
        .contains("CREATE_COMPLETE Distribution (AWS::CloudFront::Distribution)")
        .contains("The application: " + account.output("Address"))
        .contains("GetBooks  https://");
    assertThat(account.liveVersion()).isEqualTo("1");
    assertThat(account.codeOf(account.functionName() + ":1", "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/books.jar"));
    assertThat(account.codeOf(account.output("SignerVersion"), "us-east-1"))
        .isEqualTo(deployment.project.sha256("target/edge.zip"));
    assertThat(account.headers("assets/main-1.js"))
        .isEqualTo("public, max-age=31536000, immutable text/javascript");
    assertThat(account.headers("assets/font-1.woff2"))
        .isEqualTo("public, max-age=31536000, immutable font/woff2");
    assertThat(account.headers("index.html")).isEqualTo("no-cache text/html");
    assertThat(account.headers("icon.svg")).isEqualTo("no-cache image/svg+xml");
    assertThat(account.stack("eu-central-1", Account.BACKEND).enableTerminationProtection())
        .isTrue();
    assertThat(account.stack("us-east-1", Account.EDGE).enableTerminationProtection()).isTrue();

    deployment.done("bin/teardown", "--yes");

    for (var stack : List.of(Account.EDGE, Account.BACKEND, "lambda-url-guard-artifacts")) {
      assertThat(account.status(stack)).as(stack).isEqualTo("NONE");
    }
    assertThat(account.buckets()).isEmpty();
    assertThat(account.tables()).hasSize(1);
  }
}
