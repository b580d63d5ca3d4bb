package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong, how it is said, and that the next run goes on from there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TroubleIT {

  @RegisterExtension private static final Deployment deployment = Deployment.withBuckets();

  @Test
  @Order(1)
  void rollback_nothingDeployed_fails() throws Exception {
    var result = deployment.shell.run("bin/rollback");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(Account.BACKEND).contains("NONE");
  }

  @Test
  @Order(2)
  void plan_nothingDeployed_leavesNoStack() throws Exception {
    assertThat(deployment.deployed("--plan")).contains("new resources");

    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("NONE");
  }

  @Test
  @Order(3)
  void deploy_templateRefusesAValue_saysWhichAndLeavesNoStack() throws Exception {
    var result = deployment.deploy("--backend-parameter", "ParameterPath=no-slash");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(Account.BACKEND).contains("Parameter ParameterPath");
    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("NONE");
  }

  @Test
  @Order(4)
  void deploy_creationFails_namesStackResourceAndReason() throws Exception {
    deployment.aws.faults("{'fail': {'GetBooksUrl': 'the quota of function URLs is used up'}}");

    var result = deployment.deploy();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("stack lambda-url-guard-backend in eu-central-1 ended in ROLLBACK_COMPLETE")
        .contains("GetBooksUrl (AWS::Lambda::Url): the quota of function URLs is used up");
    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("ROLLBACK_COMPLETE");
  }

  @Test
  @Order(5)
  void deploy_afterFailedCreation_startsAnewAndCanBeInterrupted() throws Exception {
    deployment.aws.faults("{'hold': 'GetBooks'}");
    var running = deployment.startDeploy();
    running.awaitOutput("CREATE_COMPLETE GetBooksRole");

    running.process().destroy();
    var result = running.await();

    assertThat(result.status()).isEqualTo(143);
    assertThat(result.output())
        .contains("could not be created before (ROLLBACK_COMPLETE)")
        .contains("interrupted. What AWS is busy with goes on there");
    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("CREATE_IN_PROGRESS");
  }

  @Test
  @Order(6)
  void deploy_whileTheInterruptedOneGoesOn_waitsForItAndFinishes() throws Exception {
    var running = deployment.startDeploy();
    running.awaitOutput("is busy (CREATE_IN_PROGRESS)");

    deployment.aws.faults("{}");
    var result = running.await();

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("CREATE_COMPLETE GetBooks (AWS::Lambda::Function)")
        .contains("nothing has changed")
        .contains("The application: ");
  }

  @Test
  @Order(7)
  void rollback_onlyOneVersion_fails() throws Exception {
    var result = deployment.shell.run("bin/rollback");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("has no version before 1: nothing was rolled back");
  }

  @Test
  @Order(8)
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
  @Order(9)
  void deploy_rollbackFails_isContinuedByTheNextRun() throws Exception {
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

  @Test
  @Order(10)
  void deploy_proposalLeftBehind_isCleanedUp() throws Exception {
    deployment.shell.aws(
        "cloudformation",
        "create-change-set",
        "--stack-name",
        "other-edge",
        "--change-set-name",
        "left",
        "--change-set-type",
        "CREATE",
        "--template-body",
        "{\"Resources\": {\"A\": {\"Type\": \"AWS::CloudWatch::Alarm\"}}}");
    assertThat(deployment.account.status("other-edge")).isEqualTo("REVIEW_IN_PROGRESS");

    var output = deployment.deployed("--stack-name", "other");

    assertThat(output).contains("other-edge was proposed and never created");
    assertThat(deployment.account.status("other-edge")).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  @Order(11)
  void teardown_deletionFails_namesResourceAndReasonAndIsResumed() throws Exception {
    deployment.aws.faults("{'fail': {'SiteHeaders': 'it is used by another distribution'}}");
    var failed = deployment.shell.run("bin/teardown", "--yes");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.output())
        .contains("stack lambda-url-guard-edge in us-east-1 ended in DELETE_FAILED")
        .contains("SiteHeaders (AWS::CloudFront::ResponseHeadersPolicy): it is used by another");

    deployment.aws.faults("{'replicas': 2}");
    var resumed = deployment.shell.run("bin/teardown", "--yes", "--keep-artifacts");
    assertThat(resumed.status()).as(resumed.output()).isZero();
    assertThat(resumed.output())
        .contains("still has replicas (try 2 of 3)")
        .contains("deleted lambda-url-guard-edge-Signer-");
    assertThat(deployment.account.status(Account.EDGE)).isEqualTo("NONE");
    assertThat(deployment.account.status("other-edge"))
        .as("another deployment")
        .isEqualTo("CREATE_COMPLETE");
    assertThat(deployment.account.signers()).allMatch(name -> name.startsWith("other-edge-"));
  }
}
