package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One deployment from its first day on; each test goes on from what the one before left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentLifeIT {

  @RegisterExtension private static final Deployment deployment = Deployment.fromNothing();

  @Test
  @Order(1)
  void plan_nothingDeployed_leavesNothing() throws Exception {
    var output = deployment.deployed("--plan");

    assertThat(output).contains("a deploy creates it, and then everything else");
    assertThat(deployment.aws.changingCalls()).isEmpty();
  }

  @Test
  @Order(2)
  void deploy_first_createsEverything() throws Exception {
    var output = deployment.deployed();

    assertThat(output)
        .contains("CREATE_COMPLETE GetBooks (AWS::Lambda::Function)")
        .contains("CREATE_COMPLETE Distribution (AWS::CloudFront::Distribution)")
        .contains("The application: " + deployment.account.output("Address"))
        .contains("GetBooks  https://");
    assertThat(deployment.account.liveVersion()).isEqualTo("1");
    assertThat(deployment.account.codeOf(deployment.account.functionName() + ":1", "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/books.jar"));
    assertThat(deployment.account.codeOf(deployment.account.output("SignerVersion"), "us-east-1"))
        .isEqualTo(deployment.project.sha256("target/edge.zip"));
    useArtifactBuckets();
  }

  /** Spares the deployments that follow the stack of the buckets. */
  private static void useArtifactBuckets() throws IOException, InterruptedException {
    deployment.shell.set("ARTIFACT_BUCKET", deployment.account.artifactBucket("eu-central-1"));
    deployment.shell.set("EDGE_ARTIFACT_BUCKET", deployment.account.artifactBucket("us-east-1"));
  }

  @Test
  @Order(3)
  void deploy_first_uploadsTheSiteWithItsHeaders() throws Exception {
    assertThat(deployment.account.headers("assets/main-1.js"))
        .startsWith("public, max-age=31536000, immutable\t");
    assertThat(deployment.account.headers("assets/font-1.woff2"))
        .isEqualTo("public, max-age=31536000, immutable\tfont/woff2");
    assertThat(deployment.account.headers("index.html")).isEqualTo("no-cache\ttext/html");
    assertThat(deployment.account.headers("icon.svg")).isEqualTo("no-cache\timage/svg+xml");
  }

  @Test
  @Order(4)
  void deploy_nothingChanged_changesNothing() throws Exception {
    var output = deployment.deployed();

    assertThat(output)
        .doesNotContain("UPDATE_")
        .doesNotContain("uploading")
        .doesNotContain("invalidating");
    assertThat(deployment.aws.changingCalls()).isEmpty();
    assertThat(deployment.account.changeSets()).isEmpty();
  }

  @Test
  @Order(5)
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
  @Order(6)
  void deploy_codeChanged_putsANewVersionBehindTheAlias() throws Exception {
    var signer = deployment.account.output("SignerVersion");

    deployment.deployed();

    assertThat(deployment.account.liveVersion()).isEqualTo("2");
    assertThat(deployment.account.codeOf(deployment.account.functionName() + ":2", "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/books.jar"));
    assertThat(deployment.account.output("SignerVersion")).isEqualTo(signer);
  }

  @Test
  @Order(7)
  void rollback_onceOrTwice_servesTheVersionBefore() throws Exception {
    for (var time = 0; time < 2; time++) {
      var result = deployment.shell.run("bin/rollback");

      assertThat(result.status()).as(result.output()).isZero();
      assertThat(deployment.account.liveVersion()).isEqualTo("1");
    }
  }

  @Test
  @Order(8)
  void deploy_sameCodeAfterRollback_putsItForwardAgain() throws Exception {
    var output = deployment.deployed();

    assertThat(output).contains("was rolled back to version 1: putting it forward to 2");
    assertThat(deployment.account.liveVersion()).isEqualTo("2");
  }

  @Test
  @Order(9)
  void deploy_newCodeAfterRollback_withdrawsTheVersionThatWasRolledBack() throws Exception {
    deployment.shell.run("bin/rollback");
    deployment.project.writeArchive("target/books.jar", "mended functions");

    deployment.deployed();

    assertThat(deployment.account.liveVersion()).isEqualTo("3");
    assertThat(deployment.account.versions()).containsExactly("$LATEST", "1", "3");
  }

  @Test
  @Order(10)
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
  @Order(11)
  void deploy_configurationChanged_changesOnlyThatAndKeepsItLater() throws Exception {
    var output = deployment.deployed("--backend-parameter", "LogRetentionDays=7");

    assertThat(output)
        .contains("UPDATE_COMPLETE GetBooksLogGroup")
        .doesNotContain("GetBooksVersion");
    assertThat(deployment.deployed()).doesNotContain("UPDATE_");
  }

  @Test
  @Order(12)
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
  @Order(13)
  void deploy_signerChanged_putsANewVersionOnTheDistribution() throws Exception {
    deployment.aws.faults("{}");
    deployment.project.writeArchive("target/edge.zip", "again changed signer");
    var before = deployment.account.output("SignerVersion");

    deployment.deployed();

    var after = deployment.account.output("SignerVersion");
    assertThat(after).isNotEqualTo(before);
    assertThat(deployment.account.codeOf(after, "us-east-1"))
        .isEqualTo(deployment.project.sha256("target/edge.zip"));
  }

  @Test
  @Order(14)
  void smoke_distributionNotThereYet_saysWhatItWaitsFor() throws Exception {
    deployment.aws.faults("{'slowDeploy': 2}");
    deployment.shell.set("SMOKE_TIMEOUT_SECONDS", "1");

    var result = deployment.shell.run("bin/smoke", "--wait-only");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("the distribution is on its way to the locations (InProgress)")
        .contains("CloudFront does not serve what was deployed");
  }

  @Test
  @Order(15)
  void deploy_customResourceIsNotTheBuiltOne_fails() throws Exception {
    var another = deployment.project.sha256("target/edge.zip");

    var result = deployment.deploy("--backend-parameter", "ParametersCodeSha256=" + another);

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("PublishParametersVersion (AWS::Lambda::Version): CodeSHA256 (" + another);
  }

  @Test
  @Order(16)
  void deploy_customResourceChanged_publishesItAndKeepsRollbacks() throws Exception {
    deployment.project.writeArchive("target/parameters.jar", "changed custom resource");

    var output = deployment.deployed();

    assertThat(output).contains("UPDATE_COMPLETE PublishParametersVersion");
    assertThat(
            deployment.account.codeOf(
                deployment.account.functionName("PublishParameters"), "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/parameters.jar"));
    var rollback = deployment.shell.run("bin/rollback");
    assertThat(rollback.status()).as(rollback.output()).isZero();
    assertThat(rollback.output()).doesNotContain("PublishParameters");
  }

  @Test
  @Order(17)
  void commands_inAPipeline_showNeitherAccountNorCaller() throws Exception {
    deployment.shell.set("CI", "true");
    deployment.shell.set("GITHUB_ACTIONS", "true");

    var output = deployment.deployed() + deployment.shell.run("bin/rollback").output();

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
