package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sweep finishes a teardown and begins none. */
class SweepIT {

  @RegisterExtension private final Deployment deployment = Deployment.in(State.DEPLOYED);

  @Test
  void sweep_deploymentIsThere_onlyLooks() throws Exception {
    assertThat(swept()).contains("the stack lambda-url-guard-edge in us-east-1 is there");

    assertThat(deployment.aws.calls())
        .containsExactly("sts GetCallerIdentity", "cloudformation DescribeStacks");
    assertThat(deployment.account.signers()).hasSize(1);
  }

  @Test
  void sweep_onlyTheBackendIsThere_onlyLooks() throws Exception {
    deployment.aws.faults("{'replicas': 3}");
    deleteEdgeStack();
    deployment.aws.calls();

    assertThat(swept()).contains("the stack lambda-url-guard-backend in eu-central-1 is there");

    assertThat(deployment.aws.calls()).noneMatch(call -> call.startsWith("lambda"));
    assertThat(deployment.account.signers()).hasSize(1);
  }

  @Test
  void sweep_afterATeardown_deletesTheSignerOnceItsReplicasAreGoneAndNothingElse()
      throws Exception {
    deployment.aws.faults("{'replicas': 3}");
    deployment.shell.set("REPLICA_TRIES", "1");
    assertThat(deployment.shell.run("bin/teardown", "--yes", "--keep-artifacts").status())
        .isEqualTo(75);

    assertThat(swept()).contains("CloudFront still holds replicas of it: the next run tries again");
    assertThat(deployment.account.signers()).hasSize(1);

    deployment.aws.faults("{'replicas': 0}");
    deployment.aws.calls();
    assertThat(swept()).contains("deleted lambda-url-guard-edge-Signer-").contains("swept");
    assertThat(deployment.aws.calls())
        .filteredOn(call -> call.contains("DELETE") || call.contains("Delete"))
        .hasSize(1)
        .allMatch(call -> call.startsWith("lambda DELETE"));
    assertThat(deployment.account.signers()).isEmpty();
    assertThat(deployment.account.tables()).hasSize(1);

    assertThat(swept()).contains("swept");
    assertThat(deployment.aws.calls()).noneMatch(call -> call.startsWith("lambda DELETE"));
  }

  private String swept() throws IOException, InterruptedException {
    return deployment.done("bin/sweep");
  }

  private void deleteEdgeStack() throws InterruptedException {
    var account = deployment.account;
    account.deleteSiteFiles();
    var cloudFormation = account.cloudFormation("us-east-1");
    cloudFormation.updateTerminationProtection(
        request -> request.stackName(Account.EDGE).enableTerminationProtection(false));
    cloudFormation.deleteStack(request -> request.stackName(Account.EDGE));
    for (var waited = 0; !account.status(Account.EDGE).equals("NONE"); waited++) {
      assertThat(waited).as("tenths of a second").isLessThan(300);
      Thread.sleep(100);
    }
  }
}
