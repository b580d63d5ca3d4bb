package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Functions are rolled back, and what the deployments after that make of it. */
class RollbackIT {

  @RegisterExtension private final Deployment deployment = Deployment.in(State.DEPLOYED_TWICE);

  @Test
  void rollback_onceOrTwice_servesTheVersionBefore() throws Exception {
    for (var time = 0; time < 2; time++) {
      assertThat(deployment.done("bin/rollback")).doesNotContain("PublishParameters");
      assertThat(deployment.account.liveVersion()).isEqualTo("1");
    }
  }

  /** Lambda takes away the snapshot of a version that nobody called for 14 days. */
  @Test
  void rollback_versionIsAsleep_wakesItBeforeTheAliasMoves() throws Exception {
    deployment.aws.faults("{'inactive': ['GetBooks:1']}");

    assertThat(deployment.done("bin/rollback")).contains("is asleep at version 1: waking it");

    assertThat(deployment.account.liveVersion()).isEqualTo("1");
    var calls =
        deployment.aws.calls().stream()
            .filter(call -> call.contains(deployment.account.functionName()))
            .toList();
    assertThat(calls)
        .filteredOn(call -> call.contains("invocations") || call.startsWith("lambda PUT"))
        .satisfiesExactly(
            call -> assertThat(call).contains("POST").contains("invocations"),
            call -> assertThat(call).contains("PUT").contains("aliases/live"));
  }

  @Test
  void deploy_sameCodeAfterRollback_leavesItUntilSomebodySaysSo() throws Exception {
    deployment.done("bin/rollback");

    assertThat(deployment.deployed())
        .contains("stays at version 1, to which it was rolled back from 2: --release-again");
    assertThat(deployment.account.liveVersion()).isEqualTo("1");

    assertThat(deployment.deployed("--release-again"))
        .contains("was rolled back to version 1: putting it forward to 2");
    assertThat(deployment.account.liveVersion()).isEqualTo("2");
  }

  /** The next merge of anything: the revision is new, the code is the one that was taken back. */
  @Test
  void deploy_sameCodeInANewRevision_isRefusedAfterRollback() throws Exception {
    deployment.done("bin/rollback");
    var template = deployment.project.folder().resolve("cloudformation/backend.yaml");
    Files.writeString(template, Files.readString(template) + "# merged\n");
    deployment.aws.calls();

    var result = deployment.deploy();

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("was rolled back from version 2, and its code is what would be deployed")
        .contains("--release-again");
    assertThat(deployment.aws.changingCalls()).isEmpty();
    assertThat(deployment.account.liveVersion()).isEqualTo("1");

    deployment.deployed("--release-again");
    assertThat(deployment.account.liveVersion()).isEqualTo("3");
  }

  @Test
  void deploy_newCodeAfterRollback_withdrawsTheVersionThatWasRolledBack() throws Exception {
    deployment.done("bin/rollback");
    deployment.project.writeArchive("target/books.jar", "mended functions");

    deployment.deployed();

    assertThat(deployment.account.liveVersion()).isEqualTo("3");
    assertThat(deployment.account.versions()).containsExactly("$LATEST", "1", "3");
  }

  /** The stack changes, its versions do not: the one that was rolled back is still the stack's. */
  @Test
  void deploy_onlyAParameterAfterRollback_keepsTheVersionOfTheStack() throws Exception {
    deployment.done("bin/rollback");

    var output = deployment.deployed("--backend-parameter", "LogRetentionDays=7");

    assertThat(output).contains("UPDATE_COMPLETE GetBooksLogGroup").doesNotContain("deleting");
    assertThat(deployment.account.versions()).containsExactly("$LATEST", "1", "2");
    assertThat(deployment.account.liveVersion()).isEqualTo("1");
  }

  /** CloudFormation takes an update back to the version that it knows, the bad one. */
  @Test
  void deploy_failingAfterRollback_staysRolledBack() throws Exception {
    deployment.done("bin/rollback");
    deployment.project.writeArchive("target/books.jar", "functions that do not start");
    deployment.aws.faults("{'fail': {'UpdateBookAlias': 'the function does not start'}}");

    var result = deployment.deploy();

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(deployment.account.liveVersion()).as(result.output()).isEqualTo("1");
  }

  @Test
  void deploy_often_keepsThreeVersions() throws Exception {
    for (var text : new String[] {"third", "fourth"}) {
      deployment.project.writeArchive("target/books.jar", text);
      deployment.deployed();
    }

    assertThat(deployment.account.versions()).containsExactly("$LATEST", "2", "3", "4");
  }
}
