package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One deployment from its first day to its last; each test goes on from what the one before left.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentLifeIT {

  @TempDir private static Path folder;
  private static Deployment deployment;

  @BeforeAll
  static void startAws() throws IOException {
    deployment = Deployment.in(folder);
  }

  @AfterAll
  static void stopAws() {
    deployment.close();
  }

  @BeforeEach
  void forgetCalls() throws IOException, InterruptedException {
    deployment.aws.calls();
  }

  @Test
  @Order(1)
  void plan_nothingDeployed_leavesNothing() throws Exception {
    var output = deployment.deployed("--plan");

    assertThat(output).contains("a deploy creates it, and then everything else");
    assertThat(deployment.aws.calls()).noneMatch(DeploymentLifeIT::changes);
  }

  @Test
  @Order(2)
  void deploy_first_createsEverything() throws Exception {
    var output = deployment.deployed();

    assertThat(output)
        .contains("CREATE_COMPLETE GetBooks (AWS::Lambda::Function)")
        .contains("CREATE_COMPLETE Distribution (AWS::CloudFront::Distribution)")
        .contains("The application: " + deployment.output("Address"))
        .contains("GetBooks  https://");
    assertThat(deployment.liveVersion()).isEqualTo("1");
    assertThat(deployment.codeOf(deployment.functionName() + ":1", "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/books.jar"));
    assertThat(deployment.codeOf(deployment.output("SignerVersion"), "us-east-1"))
        .isEqualTo(deployment.project.sha256("target/edge.zip"));
  }

  @Test
  @Order(3)
  void deploy_first_uploadsTheSiteWithItsHeaders() throws Exception {
    assertThat(headers("assets/main-1.js")).startsWith("public, max-age=31536000, immutable\t");
    assertThat(headers("assets/font-1.woff2"))
        .isEqualTo("public, max-age=31536000, immutable\tfont/woff2");
    assertThat(headers("index.html")).isEqualTo("no-cache\ttext/html");
    assertThat(headers("icon.svg")).isEqualTo("no-cache\timage/svg+xml");
  }

  @Test
  @Order(4)
  void deploy_nothingChanged_changesNothing() throws Exception {
    var output = deployment.deployed();

    assertThat(output)
        .doesNotContain("UPDATE_")
        .doesNotContain("uploading")
        .doesNotContain("invalidating");
    assertThat(deployment.aws.calls()).noneMatch(DeploymentLifeIT::changes);
    assertThat(changeSets()).isEmpty();
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
    assertThat(changeSets()).isEmpty();
    assertThat(deployment.liveVersion()).isEqualTo("1");
  }

  @Test
  @Order(6)
  void deploy_codeChanged_putsANewVersionBehindTheAlias() throws Exception {
    var signer = deployment.output("SignerVersion");

    deployment.deployed();

    assertThat(deployment.liveVersion()).isEqualTo("2");
    assertThat(deployment.codeOf(deployment.functionName() + ":2", "eu-central-1"))
        .isEqualTo(deployment.project.sha256("target/books.jar"));
    assertThat(deployment.output("SignerVersion")).isEqualTo(signer);
  }

  @Test
  @Order(7)
  void rollback_onceOrTwice_servesTheVersionBefore() throws Exception {
    for (var time = 0; time < 2; time++) {
      var result = deployment.shell.run("bin/rollback");

      assertThat(result.status()).as(result.output()).isZero();
      assertThat(deployment.liveVersion()).isEqualTo("1");
    }
  }

  @Test
  @Order(8)
  void deploy_sameCodeAfterRollback_putsItForwardAgain() throws Exception {
    var output = deployment.deployed();

    assertThat(output).contains("was rolled back to version 1: putting it forward to 2");
    assertThat(deployment.liveVersion()).isEqualTo("2");
  }

  @Test
  @Order(9)
  void deploy_newCodeAfterRollback_withdrawsTheVersionThatWasRolledBack() throws Exception {
    deployment.shell.run("bin/rollback");
    deployment.project.writeArchive("target/books.jar", "mended functions");

    deployment.deployed();

    assertThat(deployment.liveVersion()).isEqualTo("3");
    assertThat(versions()).containsExactly("$LATEST", "1", "3");
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
    assertThat(siteFiles())
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
    var before = deployment.output("SignerVersion");

    deployment.deployed();

    var after = deployment.output("SignerVersion");
    assertThat(after).isNotEqualTo(before);
    assertThat(deployment.codeOf(after, "us-east-1"))
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
  void teardown_nameTypedWrong_deletesNothing() throws Exception {
    var result = deployment.shell.start("no\n", "bin/teardown").await();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("nothing was deleted");
    assertThat(deployment.aws.calls()).noneMatch(DeploymentLifeIT::changes);
  }

  @Test
  @Order(16)
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
    for (var stack : List.of(Deployment.EDGE, Deployment.BACKEND, "lambda-url-guard-artifacts")) {
      assertThat(deployment.status(stack)).as(stack).isEqualTo("NONE");
    }
    assertThat(deployment.signers()).hasSize(1);
    assertThat(deployment.tables()).hasSize(1);
    for (var region : List.of("us-east-1", "eu-west-1")) {
      assertThat(logGroups(region)).as(region).doesNotContain("Signer");
    }
  }

  @Test
  @Order(17)
  void teardown_again_waitsForTheLastReplicaAndFinishes() throws Exception {
    var result = deployment.shell.run("bin/teardown", "--yes");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("still has replicas (try 1 of 3)").contains("torn down");
    assertThat(deployment.signers()).isEmpty();
    assertThat(deployment.tables()).hasSize(1);
  }

  @Test
  @Order(18)
  void teardown_tableToo_deletesIt() throws Exception {
    var result = deployment.shell.run("bin/teardown", "--yes", "--delete-table");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(deployment.tables()).isEmpty();
  }

  @Test
  @Order(19)
  void teardown_nothingThere_saysSo() throws Exception {
    var result = deployment.shell.run("bin/teardown", "--yes", "--delete-table");

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).contains("there is nothing to tear down");
    assertThat(deployment.aws.calls()).noneMatch(DeploymentLifeIT::changes);
    assertThat(leftBuckets()).isEmpty();
  }

  /** Whether a call changes what runs; a change set that is only made does not. */
  private static boolean changes(String call) {
    return call.startsWith("s3 PUT")
        || call.startsWith("lambda PUT")
        || call.startsWith("lambda DELETE")
        || call.matches("cloudfront POST .*/invalidation")
        || call.equals("cloudformation ExecuteChangeSet")
        || call.equals("cloudformation DeleteStack");
  }

  private static String headers(String key) throws IOException, InterruptedException {
    return deployment.shell.aws(
        "s3api",
        "head-object",
        "--bucket",
        deployment.output("SiteBucket"),
        "--key",
        key,
        "--query",
        "[CacheControl, ContentType]");
  }

  private static List<String> siteFiles() throws IOException, InterruptedException {
    return deployment
        .shell
        .aws(
            "s3api",
            "list-objects-v2",
            "--bucket",
            deployment.output("SiteBucket"),
            "--query",
            "Contents[].[Key]")
        .lines()
        .toList();
  }

  private static String changeSets() throws IOException, InterruptedException {
    return deployment.shell.aws(
        "cloudformation",
        "list-change-sets",
        "--region",
        "eu-central-1",
        "--stack-name",
        Deployment.BACKEND,
        "--query",
        "Summaries[].ChangeSetName");
  }

  private static List<String> versions() throws IOException, InterruptedException {
    return deployment
        .shell
        .aws(
            "lambda",
            "list-versions-by-function",
            "--region",
            "eu-central-1",
            "--function-name",
            deployment.functionName(),
            "--query",
            "Versions[].[Version]")
        .lines()
        .toList();
  }

  private static String edgeLogs() throws IOException, InterruptedException {
    return "/aws/lambda/us-east-1." + deployment.signers().getFirst();
  }

  private static String logGroups(String region) throws IOException, InterruptedException {
    return deployment.shell.aws(
        "logs", "describe-log-groups", "--region", region, "--query", "logGroups[].logGroupName");
  }

  private static String leftBuckets() throws IOException, InterruptedException {
    return deployment.shell.aws("s3api", "list-buckets", "--query", "Buckets[].[Name]");
  }
}
