package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is deployed, and what is not, as a project changes. */
class DeploymentLifeIT {

  @RegisterExtension private final Deployment deployment = Deployment.in(State.DEPLOYED);

  @Test
  void deploy_nothingChanged_changesNothing() throws Exception {
    var output = deployment.deployed();

    assertThat(output)
        .doesNotContain("UPDATE_")
        .doesNotContain("uploading")
        .doesNotContain("invalidating");
    assertThat(deployment.aws.changingCalls()).isEmpty();
    assertThat(deployment.account.changeSets()).isEmpty();
  }

  /** The archives of a preview lie in another bucket, which is no change. */
  @Test
  void plan_nothingChanged_showsNoChange() throws Exception {
    var output = deployment.deployed("--plan");

    assertThat(output)
        .containsSubsequence(
            "> backend", "  nothing would change", "> edge", "  nothing would change")
        .contains("0 assets and 0 other files to upload, 0 to delete");
  }

  @Test
  void plan_codeChanged_showsItAndLeavesNothing() throws Exception {
    deployment.project.writeArchive("target/books.jar", "changed functions");

    var output = deployment.deployed("--plan");

    assertThat(output)
        .contains("Modify GetBooks (AWS::Lambda::Function)")
        .contains("Replace GetBooksVersion (AWS::Lambda::Version)")
        .doesNotContain("SignerVersion");
    assertThat(deployment.aws.calls())
        .noneMatch(call -> call.equals("cloudformation ExecuteChangeSet"));
    assertThat(deployment.account.changeSets()).isEmpty();
    assertThat(deployment.account.liveVersion()).isEqualTo("1");
  }

  @Test
  void plan_anotherRunsProposal_isLeftAlone() throws Exception {
    var account = deployment.account;
    account
        .cloudFormation(Account.REGION)
        .createChangeSet(
            request ->
                request
                    .stackName(Account.BACKEND)
                    .changeSetName("deploy-lambda-url-guard-backend-1")
                    .changeSetType("UPDATE")
                    .templateBody("Resources: {A: {Type: AWS::CloudWatch::Alarm}}"));
    deployment.project.writeArchive("target/books.jar", "changed functions");

    deployment.deployed("--plan");

    assertThat(account.changeSets()).containsExactly("deploy-lambda-url-guard-backend-1");
    assertThat(deployment.aws.bodies())
        .filteredOn(body -> body.contains("Action=CreateChangeSet"))
        .anyMatch(body -> body.contains("ChangeSetName=preview-lambda-url-guard-backend-"));
  }

  @Test
  void deploy_codeChanged_putsANewVersionBehindTheAlias() throws Exception {
    deployment.project.writeArchive("target/books.jar", "changed functions");
    var signer = deployment.account.output("SignerVersion");

    deployment.deployed();

    assertThat(deployment.account.liveVersion()).isEqualTo("2");
    assertThat(deployment.account.codeOf(deployment.account.functionName() + ":2", "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/books.jar"));
    assertThat(deployment.account.output("SignerVersion")).isEqualTo(signer);
  }

  @Test
  void deploy_siteChanged_invalidatesOnlyThat() throws Exception {
    deployment.project.write("frontend/dist/index.html", "<script src=/assets/main-2.js></script>");
    deployment.project.write("frontend/dist/assets/main-2.js", "export {}; // new");
    deployment.project.delete("frontend/dist/assets/main-1.js");
    deployment.project.delete("frontend/dist/icon.svg");

    var output = deployment.deployed();

    assertThat(output)
        .contains("uploading assets/main-2.js")
        .contains("deleting icon.svg")
        .contains("invalidating /index.html / /icon.svg\n")
        .doesNotContain("UPDATE_")
        .doesNotContain("uploading assets/font");
    assertThat(deployment.account.siteFiles())
        .contains("assets/main-1.js", "assets/main-2.js", "index.html")
        .doesNotContain("icon.svg");
  }

  @Test
  void deploy_configurationChanged_changesOnlyThatAndKeepsItLater() throws Exception {
    var output = deployment.deployed("--backend-parameter", "LogRetentionDays=7");

    assertThat(output)
        .contains("UPDATE_COMPLETE GetBooksLogGroup")
        .doesNotContain("GetBooksVersion");
    assertThat(deployment.deployed()).doesNotContain("UPDATE_");
  }

  @Test
  void deploy_signerChangedButDistributionKeepsTheOld_fails() throws Exception {
    deployment.project.writeArchive("target/edge.zip", "changed signer");
    deployment.aws.faults("{'oldSigner': true}");

    var result = deployment.deploy();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("built was " + deployment.project.sha256("target/edge.zip"))
        .doesNotContain("The application:");
  }

  @Test
  void deploy_signerChanged_putsANewVersionOnTheDistribution() throws Exception {
    deployment.project.writeArchive("target/edge.zip", "again changed signer");
    var before = deployment.account.output("SignerVersion");

    deployment.deployed();

    var after = deployment.account.output("SignerVersion");
    assertThat(after).isNotEqualTo(before);
    assertThat(deployment.account.codeOf(after, "us-east-1"))
        .isEqualTo(deployment.project.sha256("target/edge.zip"));
  }

  @Test
  void smoke_distributionNotThereYet_saysWhatItWaitsFor() throws Exception {
    deployment.aws.faults("{'slowDeploy': 100000}");
    deployment.shell.set("SMOKE_TIMEOUT_SECONDS", "1");

    var result = deployment.shell.run("bin/smoke", "--wait-only");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("the distribution is on its way to the locations (InProgress)")
        .contains("CloudFront does not serve what was deployed");
  }

  @Test
  void deploy_customResourceIsNotTheBuiltOne_fails() throws Exception {
    var another = deployment.project.sha256("target/edge.zip");

    var result = deployment.deploy("--backend-parameter", "ParametersCodeSha256=" + another);

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("PublishParametersVersion (AWS::Lambda::Version): CodeSHA256 (" + another);
  }

  @Test
  void deploy_customResourceChanged_publishesIt() throws Exception {
    deployment.project.writeArchive("target/parameters.jar", "changed custom resource");

    var output = deployment.deployed();

    assertThat(output).contains("UPDATE_COMPLETE PublishParametersVersion");
    assertThat(
            deployment.account.codeOf(
                deployment.account.functionName("PublishParameters"), "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/parameters.jar"));
  }

  @Test
  void deploy_withTagsMonitoringAndExpress_tellsCloudFormation() throws Exception {
    deployment.project.writeArchive("target/books.jar", "changed functions");

    deployment.deployed("--tag", "team=books", "--monitor", "10", "--express");

    assertThat(deployment.aws.bodies())
        .filteredOn(body -> body.contains("ChangeSetName=deploy-lambda-url-guard-backend"))
        .filteredOn(body -> body.contains("Action=CreateChangeSet"))
        .singleElement()
        .asString()
        .contains("Tags.member.1.Key=team&Tags.member.1.Value=books")
        .contains("RollbackConfiguration.MonitoringTimeInMinutes=10")
        .contains(":alarm:lambda-url-guard-backend-ErrorAlarm-")
        .contains("DeploymentConfig.Mode=EXPRESS");
    assertThat(deployment.account.stack("eu-central-1", Account.BACKEND).tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("team=books");
  }

  @Test
  void deploy_expressInAPipeline_isRefused() throws Exception {
    deployment.shell.set("CI", "true");

    var result = deployment.deploy("--express");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.output()).contains("--express is for developers");
    assertThat(deployment.aws.calls()).isEmpty();
  }

  /** All else is as it was written, comments and order included. */
  @Test
  void deploy_template_goesToCloudFormationAsItWasWritten() throws Exception {
    var body =
        deployment
            .account
            .cloudFormation("us-east-1")
            .getTemplate(request -> request.stackName(Account.EDGE))
            .templateBody();

    assertThat(body).doesNotContain("../target/edge.zip");
    assertThat(
            body.replaceFirst(
                "\\{S3Bucket: \"lambda-url-guard-artifacts-shared\", S3Key: \"[0-9a-f]{64}\"}",
                "../target/edge.zip"))
        .isEqualTo(
            java.nio.file.Files.readString(
                deployment.project.folder().resolve("cloudformation/edge.yaml")));
  }

  @Test
  void commands_inAPipeline_showNeitherAccountNorCaller() throws Exception {
    deployment.shell.set("CI", "true");
    deployment.shell.set("GITHUB_ACTIONS", "true");

    var output = deployment.deployed();

    var masks = output.lines().filter(line -> line.startsWith("::add-mask::")).distinct();
    assertThat(masks)
        .containsExactly(
            "::add-mask::arn:aws:sts::123456789012:user/moto", "::add-mask::123456789012");
    assertThat(output.lines().findFirst()).hasValueSatisfying(l -> assertThat(l).contains("mask"));
    assertThat(output.lines().filter(line -> !line.startsWith("::add-mask::")))
        .noneMatch(line -> line.contains("123456789012") || line.contains("user/moto"))
        .anyMatch(line -> line.contains("arn:aws:lambda:us-east-1:***:function:"));
  }
}
