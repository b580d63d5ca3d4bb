package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong before there is a deployment, how it is said, and that the next run goes on. */
class TroubleIT {

  @RegisterExtension private final Deployment deployment = Deployment.in(State.BUCKETS);

  @Test
  void rollback_nothingDeployed_fails() throws Exception {
    var result = deployment.shell.run("bin/rollback");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(Account.BACKEND).contains("NONE");
  }

  @Test
  void plan_nothingDeployed_leavesNoStack() throws Exception {
    assertThat(deployment.deployed("--plan")).contains("new resources");

    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("NONE");
  }

  @Test
  void deploy_templateRefusesAValue_saysWhichAndLeavesNoStack() throws Exception {
    var result = deployment.deploy("--backend-parameter", "ParameterPath=no-slash");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains(Account.BACKEND).contains("Parameter ParameterPath");
    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("NONE");
  }

  @Test
  void deploy_earlyValidationRefuses_namesTheResourceAndTheReason() throws Exception {
    deployment.aws.faults("{'validation': {'GetBooksUrl': 'this name is taken'}}");

    var result = deployment.deploy();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("no change set can be made of cloudformation/backend.yaml")
        .contains("GetBooksUrl (AWS::Lambda::Url) at /Resources/GetBooksUrl: this name is taken");
    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("NONE");
  }

  @Test
  void deploy_creationFails_namesStackResourceAndReasonAndTheNextRunStartsAnew() throws Exception {
    deployment.aws.faults("{'fail': {'GetBooksUrl': 'the quota of function URLs is used up'}}");

    var result = deployment.deploy();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("stack lambda-url-guard-backend in eu-central-1 ended in ROLLBACK_COMPLETE")
        .contains("GetBooksUrl (AWS::Lambda::Url): the quota of function URLs is used up");
    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("ROLLBACK_COMPLETE");

    deployment.aws.faults("{}");
    assertThat(deployment.deployed()).contains("could not be created before (ROLLBACK_COMPLETE)");
  }

  @Test
  void deploy_interrupted_goesOnAndTheNextRunWaitsForItAndFinishes() throws Exception {
    deployment.aws.faults("{'hold': 'GetBooks'}");
    var interrupted = deployment.startDeploy();
    interrupted.awaitOutput("CREATE_COMPLETE GetBooksRole");

    interrupted.process().destroy();
    var result = interrupted.await();

    assertThat(result.status()).isEqualTo(143);
    assertThat(result.output()).contains("interrupted. What AWS is busy with goes on there");
    assertThat(deployment.account.status(Account.BACKEND)).isEqualTo("CREATE_IN_PROGRESS");

    var running = deployment.startDeploy();
    running.awaitOutput("is busy (CREATE_IN_PROGRESS)");
    deployment.aws.faults("{}");
    var finished = running.await();
    assertThat(finished.status()).as(finished.output()).isZero();
    assertThat(finished.output())
        .contains("CREATE_COMPLETE GetBooks (AWS::Lambda::Function)")
        .contains("nothing has changed")
        .contains("The application: ");
  }

  @Test
  void deploy_pollsWithoutAnAnswer_goesOn() throws Exception {
    deployment.aws.faults("{'unanswered': 3}");

    assertThat(deployment.deployed()).contains("no answer, asking again").contains("deployed");
  }

  @Test
  void deploy_proposalLeftBehind_isCleanedUp() throws Exception {
    deployment
        .account
        .cloudFormation("us-east-1")
        .createChangeSet(
            request ->
                request
                    .stackName("other-edge")
                    .changeSetName("left")
                    .changeSetType("CREATE")
                    .templateBody(
                        "{\"Resources\": {\"A\": {\"Type\": \"AWS::CloudWatch::Alarm\"}}}"));
    assertThat(deployment.account.status("other-edge")).isEqualTo("REVIEW_IN_PROGRESS");

    var output = deployment.deployed("--stack-name", "other");

    assertThat(output).contains("other-edge was proposed and never created");
    assertThat(deployment.account.status("other-edge")).isEqualTo("CREATE_COMPLETE");
  }
}
