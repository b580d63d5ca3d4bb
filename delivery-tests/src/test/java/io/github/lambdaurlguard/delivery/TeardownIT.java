package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The end of a deployment, in several runs; each test goes on from what the one before left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TeardownIT {

  @RegisterExtension private static final Deployment deployment = Deployment.fromNothing();

  @BeforeAll
  static void deploy() throws IOException, InterruptedException {
    deployment.deployed();
  }

  @Test
  @Order(1)
  void teardown_nameTypedWrong_deletesNothing() throws Exception {
    var result = deployment.shell.start("no\n", "bin/teardown").await();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("nothing was deleted");
    assertThat(deployment.aws.changingCalls()).isEmpty();
  }

  @Test
  @Order(2)
  void teardown_replicasStay_endsWith75() throws Exception {
    deployment.aws.faults("{'replicas': 4}");
    deployment.shell.aws("logs", "create-log-group", "--log-group-name", edgeLogs());
    deployment.shell.aws(
        "logs", "create-log-group", "--region", "eu-west-1", "--log-group-name", edgeLogs());

    var result = deployment.shell.start("lambda-url-guard\n", "bin/teardown").await();

    assertThat(result.status()).as(result.output()).isEqualTo(75);
    assertThat(result.output())
        .contains("still has replicas (try 3 of 3)")
        .contains("run this again some hours later")
        .contains("is kept, with its data");
    for (var stack : List.of(Account.EDGE, Account.BACKEND, "lambda-url-guard-artifacts")) {
      assertThat(deployment.account.status(stack)).as(stack).isEqualTo("NONE");
    }
    assertThat(deployment.account.signers()).hasSize(1);
    assertThat(deployment.account.tables()).hasSize(1);
    for (var region : List.of("us-east-1", "eu-west-1")) {
      assertThat(deployment.account.logGroups(region)).as(region).doesNotContain("Signer");
    }
  }

  @Test
  @Order(3)
  void teardown_again_waitsForTheLastReplicaAndFinishes() throws Exception {
    var result = deployment.shell.run("bin/teardown", "--yes");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("still has replicas (try 1 of 3)").contains("torn down");
    assertThat(deployment.account.signers()).isEmpty();
    assertThat(deployment.account.tables()).hasSize(1);
  }

  @Test
  @Order(4)
  void teardown_tableToo_deletesIt() throws Exception {
    var result = deployment.shell.run("bin/teardown", "--yes", "--delete-table");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(deployment.account.tables()).isEmpty();
  }

  @Test
  @Order(5)
  void teardown_nothingThere_saysSo() throws Exception {
    var result = deployment.shell.run("bin/teardown", "--yes", "--delete-table");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("there is nothing to tear down");
    assertThat(deployment.aws.changingCalls()).isEmpty();
    assertThat(deployment.account.buckets()).isEmpty();
  }

  private static String edgeLogs() throws IOException, InterruptedException {
    return "/aws/lambda/us-east-1." + deployment.account.signers().getFirst();
  }
}
