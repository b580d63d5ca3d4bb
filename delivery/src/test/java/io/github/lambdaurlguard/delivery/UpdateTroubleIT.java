package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What goes wrong with a deployment that is there, how it is said, and that the next run goes on.
 */
class UpdateTroubleIT {

  @RegisterExtension private final Deployment deployment = Deployment.in(State.DEPLOYED);

  @Test
  void rollback_onlyOneVersion_fails() throws Exception {
    var result = deployment.shell.run("bin/rollback");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("has no version before 1: nothing was rolled back");
  }

  @Test
  void deploy_updateFails_namesResourceAndReasonAndKeepsTheOldVersion() throws Exception {
    deployment.project.writeArchive("target/books.jar", "functions that do not start");
    deployment.aws.faults("{'fail': {'DeleteBookAlias': 'the function does not start'}}");

    var result = deployment.deploy();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("ended in UPDATE_ROLLBACK_COMPLETE")
        .contains("DeleteBookAlias (AWS::Lambda::Alias): the function does not start");
    assertThat(deployment.account.liveVersion()).isEqualTo("1");
  }

  @Test
  void deploy_rollbackFails_isContinuedByTheNextRun() throws Exception {
    deployment.project.writeArchive("target/books.jar", "functions that do not start");
    deployment.aws.faults(
        "{'fail': {'DeleteBookAlias': 'no'}, 'failRollback': {'GetBooksAlias': 'not now'}}");
    var failed = deployment.deploy();
    assertThat(failed.output())
        .contains("ended in UPDATE_ROLLBACK_FAILED")
        .contains("GetBooksAlias (AWS::Lambda::Alias): not now");

    var stillFailing = deployment.deploy();
    assertThat(stillFailing.status()).isEqualTo(1);
    assertThat(stillFailing.output()).contains("--resources-to-skip");

    deployment.aws.faults("{}");
    assertThat(deployment.deployed())
        .contains("could not go back to what it was: trying that again");
    assertThat(
            deployment.account.codeOf(deployment.account.functionName() + ":live", "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/books.jar"));
  }

  /** The version of the signer that the failed update published outlives it: it is retained. */
  @Test
  void deploy_retryOfAnEdgeThatWasTakenBack_succeeds() throws Exception {
    deployment.project.writeArchive("target/edge.zip", "changed signer");
    deployment.aws.faults("{'fail': {'Distribution': 'a quota is used up'}}");
    assertThat(deployment.deploy().output()).contains("ended in UPDATE_ROLLBACK_COMPLETE");
    deployment.aws.faults("{}");

    deployment.deployed();

    assertThat(deployment.account.codeOf(deployment.account.output("SignerVersion"), "us-east-1"))
        .isEqualTo(deployment.project.sha256("target/edge.zip"));
    assertThat(deployment.deployed()).doesNotContain("UPDATE_");
  }

  @Test
  void teardown_deletionFails_namesResourceAndReasonAndIsResumed() throws Exception {
    deployment.deployed("--stack-name", "other");
    deployment.aws.faults("{'fail': {'SiteHeaders': 'it is used by another distribution'}}");
    var failed = deployment.shell.run("bin/teardown", "--yes");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.output())
        .contains("stack lambda-url-guard-edge in us-east-1 ended in DELETE_FAILED")
        .contains("SiteHeaders (AWS::CloudFront::ResponseHeadersPolicy): it is used by another");

    deployment.aws.faults("{'replicas': 2}");
    var resumed = deployment.done("bin/teardown", "--yes", "--keep-artifacts");
    assertThat(resumed)
        .contains("still has replicas (try 2 of 3)")
        .contains("deleted lambda-url-guard-edge-Signer-");
    assertThat(deployment.account.status(Account.EDGE)).isEqualTo("NONE");
    assertThat(deployment.account.status("other-edge"))
        .as("another deployment")
        .isEqualTo("CREATE_COMPLETE");
    assertThat(deployment.account.signers()).allMatch(name -> name.startsWith("other-edge-"));
  }

  /** What the tests of this module rest on. */
  @Test
  void call_thatTheRoleMayNotMake_isRefusedAndFound() throws Exception {
    deployment.shell.set("CLOUDFORMATION_ROLE_ARN", "");
    deployment.project.writeArchive("target/books.jar", "changed functions");

    var result = deployment.deploy();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("DeployRole is not authorized to perform: cloudformation:CreateChangeSet");
    assertThat(deployment.aws.refusals())
        .singleElement()
        .asString()
        .startsWith("DeployRole may not cloudformation:CreateChangeSet on arn:aws:cloudformation:");
  }
}
