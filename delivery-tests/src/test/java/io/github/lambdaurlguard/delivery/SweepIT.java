package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The sweep finishes a teardown and begins none; each test goes on from what the one before left.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SweepIT {

  @RegisterExtension private static final Deployment deployment = Deployment.withBuckets();

  @Test
  @Order(1)
  void sweep_deploymentIsThere_onlyLooks() throws Exception {
    deployment.deployed();
    deployment.aws.calls();

    assertThat(swept()).contains("the stack lambda-url-guard-edge in us-east-1 is there");

    assertThat(deployment.aws.calls())
        .containsExactly("sts GetCallerIdentity", "cloudformation DescribeStacks");
    assertThat(deployment.account.signers()).hasSize(1);
  }

  @Test
  @Order(2)
  void sweep_onlyTheBackendIsThere_onlyLooks() throws Exception {
    deployment.aws.faults("{'replicas': 3}");
    deleteEdgeStack();
    deployment.aws.calls();

    assertThat(swept()).contains("the stack lambda-url-guard-backend in eu-central-1 is there");

    assertThat(deployment.aws.calls()).noneMatch(call -> call.startsWith("lambda"));
    assertThat(deployment.account.signers()).hasSize(1);
  }

  @Test
  @Order(3)
  void sweep_replicasAreStillThere_leavesThemToTheNextRun() throws Exception {
    deployment.shell.set("REPLICA_TRIES", "1");
    assertThat(deployment.shell.run("bin/teardown", "--yes", "--keep-artifacts").status())
        .isEqualTo(75);

    assertThat(swept()).contains("CloudFront still holds replicas of it: the next run tries again");

    assertThat(deployment.account.signers()).hasSize(1);
  }

  @Test
  @Order(4)
  void sweep_replicasAreGone_deletesTheSignerAndNothingElse() throws Exception {
    deployment.aws.faults("{'replicas': 0}");

    assertThat(swept()).contains("deleted lambda-url-guard-edge-Signer-").contains("swept");

    assertThat(deployment.aws.calls())
        .filteredOn(call -> call.contains("DELETE") || call.contains("Delete"))
        .hasSize(1)
        .allMatch(call -> call.startsWith("lambda DELETE"));
    assertThat(deployment.account.signers()).isEmpty();
    assertThat(deployment.account.tables()).hasSize(1);
  }

  @Test
  @Order(5)
  void sweep_nothingIsLeft_deletesNothing() throws Exception {
    assertThat(swept()).contains("swept");

    assertThat(deployment.aws.calls()).noneMatch(call -> call.startsWith("lambda DELETE"));
  }

  private static String swept() throws IOException, InterruptedException {
    var result = deployment.shell.run("bin/sweep");
    assertThat(result.status()).as(result.output()).isZero();
    return result.output();
  }

  private static void deleteEdgeStack() throws IOException, InterruptedException {
    deployment.shell.aws(
        "s3", "rm", "--recursive", "s3://" + deployment.account.output("SiteBucket"));
    deployment.shell.aws("cloudformation", "delete-stack", "--stack-name", Account.EDGE);
    for (var waited : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) {
      if (deployment.account.status(Account.EDGE).equals("NONE")) {
        return;
      }
      Thread.sleep(waited * 200L);
    }
    throw new AssertionError("the edge stack is still there");
  }
}
