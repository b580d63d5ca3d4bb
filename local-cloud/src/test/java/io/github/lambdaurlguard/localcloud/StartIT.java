package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees when the local cloud cannot start, and what is left when it ends. */
class StartIT {
  /** With the two that the template has, one more than CloudFront allows. */
  private static final String MANY_BEHAVIORS =
      """
                - PathPattern: /assets/*
                  TargetOriginId: Site
                  ViewerProtocolPolicy: https-only
                  CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
      """
          .repeat(74);

  private static final Duration CHILD_END_LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @ParameterizedTest(name = "{2}")
  @MethodSource("brokenTemplates")
  void brokenTemplate_stopsTheStartWithPlaceAndName(String text, String broken, String message)
      throws IOException {
    var workspace = Workspace.in(folder);
    assertThat(Workspace.template()).contains(text);
    workspace.writeTemplate(Workspace.template().replace(text, broken));

    assertThat(workspace.planned().problems())
        .anySatisfy(
            problem ->
                assertThat(problem).containsPattern("stack.yaml:\\d+:\\d+: ").contains(message));
  }

  @Test
  void brokenTemplate_stopsTheStartWithAllProblemsBeforeAnythingIsMade()
      throws IOException, InterruptedException {
    var workspace = Workspace.in(folder);
    workspace.writeTemplate(
        Workspace.template()
            .replace("Timeout: 2", "Timeout: soon")
            .replace("      AuthType: AWS_IAM", "      AuthType: JWT")
            .replace(
                "Resources:\n",
                """
                Resources:
                  Table:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                """));
    var data = folder.resolve("data");
    var arguments =
        Stream.concat(Stream.of(workspace.arguments()), Stream.of("--data", data.toString()))
            .toArray(String[]::new);
    try (var cloud = LocalCloudProcess.launch(folder, arguments)) {
      assertThat(cloud.awaitExit()).isEqualTo(1);
      assertThat(cloud.output())
          .containsPattern("! \\S+stack.yaml:\\d+:\\d+: Resources/Function/Properties/Timeout")
          .containsPattern("! \\S+stack.yaml:\\d+:\\d+: Resources/FunctionUrl/Properties/AuthType");
      assertThat(data).doesNotExist();
      assertThat(folder.resolve("state")).doesNotExist();
    }
  }

  static Stream<Arguments> brokenTemplates() {
    return Stream.of(
        arguments(
            "Type: AWS::S3::BucketPolicy",
            "Type: AWS::S3::AccessPoint",
            "Resources/SitePolicy/Type: AWS::S3::AccessPoint is not implemented by the local"
                + " cloud"),
        arguments(
            "Handler: index.handler",
            "Handler: index.handler\n      KmsKeyArn: arn:aws:kms:us-east-1:123456789012:key/1",
            "Resources/Signer/Properties/KmsKeyArn"),
        arguments(
            "AuthType: AWS_IAM", "AuthType: JWT", "Resources/FunctionUrl/Properties/AuthType"),
        arguments("Code: functions.jar", "Code: !Transform functions.jar", "Transform"),
        arguments("Code: functions.jar", "Code: other.jar", "other.jar does not exist"),
        arguments("Timeout: 2", "Timeout: soon", "Resources/Function/Properties/Timeout"),
        arguments(
            "LambdaFunctionARN: !Ref SignerVersion",
            "LambdaFunctionARN: !GetAtt Signer.Arn",
            "does not name a numbered version"),
        arguments(
            "TargetFunctionArn: !GetAtt Function.Arn",
            "TargetFunctionArn: !GetAtt Function.Arn\n      Qualifier: live",
            "there is no alias live"),
        arguments(
            "DomainName: !GetAtt Site.RegionalDomainName",
            "DomainName: !Sub '${Site}.s3.us-west-2.amazonaws.com'",
            "is not a bucket of these templates"),
        arguments(
            "Code: edge.zip",
            "Code: edge.zip\n      Architectures: [arm64]",
            "its architecture is not x86_64"),
        arguments("TargetOriginId: Function", "TargetOriginId: Functions", "TargetOriginId"),
        arguments(
            "PathPattern: /function/*",
            "PathPattern: /function/{id}",
            "Resources/Distribution/Properties/DistributionConfig/CacheBehaviors/0/PathPattern"),
        arguments(
            "        CacheBehaviors:\n",
            "        CacheBehaviors:\n" + MANY_BEHAVIORS,
            "makes 76 behaviours with the default one; a distribution has at most 75"),
        arguments(
            "OriginProtocolPolicy: https-only",
            "OriginProtocolPolicy: https-only\n              OriginReadTimeout: 121",
            "OriginReadTimeout: 121 is not from 1 to 120"),
        arguments(
            "AllowedMethods: [GET, HEAD, OPTIONS, PUT, PATCH, POST, DELETE]",
            "AllowedMethods: [GET, POST]",
            "AllowedMethods"));
  }

  @ParameterizedTest
  @CsvSource({
    "--port, the distribution",
    "--https-port, the distribution over HTTPS",
    "--function-url-port, the function URLs"
  })
  void takenPort_isNamed(String option, String purpose) throws IOException, InterruptedException {
    var workspace = Workspace.in(folder);
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var arguments = workspace.argumentsWithHttps();
      arguments[List.of(arguments).indexOf(option) + 1] = Integer.toString(other.getLocalPort());
      try (var cloud = LocalCloudProcess.launch(folder, arguments)) {
        assertThat(cloud.awaitExit()).isEqualTo(1);
        assertThat(cloud.output())
            .contains(
                "! port %d, meant for %s (%s), is taken by "
                    .formatted(other.getLocalPort(), purpose, option))
            .contains(
                Files.exists(Path.of("/proc/net/tcp"))
                    ? "process " + ProcessHandle.current().pid()
                    : "another process");
      }
    }
  }

  @Test
  void unknownOption_showsTheUsage() throws IOException, InterruptedException {
    try (var cloud = LocalCloudProcess.launch(folder, "--prot", "1")) {
      assertThat(cloud.awaitExit()).isEqualTo(2);
      assertThat(cloud.output())
          .contains("! Unknown option", "'--prot'", "did you mean --port?", "Usage: local-cloud");
    }
  }

  @Test
  void missingTemplate_isNamed() {
    assertThat(PlannedRun.of(Path.of("nowhere.yaml")).problems())
        .singleElement()
        .asString()
        .contains("nowhere.yaml");
  }

  @Test
  void everyListener_isOnLoopback() throws IOException, InterruptedException {
    assumeTrue(ListeningSockets.areKnown(), "this machine has no /proc/net/tcp");
    try (var cloud = LocalCloudProcess.start(Workspace.in(folder))) {
      cloud.awaitOutput("Everything runs", 1);
      var children = cloud.children();
      var itself = children.getFirst().parent().stream();

      assertThat(ListeningSockets.addresses(Stream.concat(itself, children.stream())))
          .hasSizeGreaterThan(4)
          .isSubsetOf("0100007F", "0000000000000000FFFF00000100007F");
    }
  }

  @Test
  void terminated_stopsAllChildren() throws IOException, InterruptedException {
    var cloud = LocalCloudProcess.start(Workspace.in(folder));
    cloud.awaitOutput("Everything runs", 1);
    var children = cloud.children();
    cloud.terminate();
    cloud.awaitExit();

    assertThat(children).hasSizeGreaterThanOrEqualTo(2);
    assertEnd(children);
  }

  @Test
  void killed_leavesNoChildBehind() throws IOException, InterruptedException {
    var cloud = LocalCloudProcess.start(Workspace.in(folder));
    RawHttp.get(cloud.distribution(), "/function/x");
    var children = cloud.children();
    cloud.kill();
    cloud.awaitExit();

    assertThat(children).hasSizeGreaterThanOrEqualTo(3);
    assertEnd(children);
  }

  private static void assertEnd(List<ProcessHandle> children) throws InterruptedException {
    var limit = Instant.now().plus(CHILD_END_LIMIT);
    while (children.stream().anyMatch(ProcessHandle::isAlive) && Instant.now().isBefore(limit)) {
      Thread.sleep(Duration.ofMillis(50));
    }
    assertThat(children)
        .filteredOn(ProcessHandle::isAlive)
        .extracting(child -> child.info().commandLine().orElse("?"))
        .isEmpty();
  }
}
