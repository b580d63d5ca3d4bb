package io.github.lambdaurlguard.localcloud.run;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.PlannedRun;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResourceResponse;
import io.github.lambdaurlguard.localcloud.resources.dynamodb.PlannedTable;
import io.github.lambdaurlguard.localcloud.resources.lambda.CompiledCode;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found before anything happens, and what has to wait for a custom resource. */
class PlanTest {
  /** A table, and a custom resource whose answer the distribution depends on. */
  private static final String STACK =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                Effect: Allow
                Principal: {Service: lambda.amazonaws.com}
                Action: sts:AssumeRole
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: nodejs24.x
            Handler: index.handler
            Code: {ZipFile: "exports.handler = async () => ({})"}
            Timeout: 2
            Role: !GetAtt Role.Arn
        Answer:
          Type: Custom::Answer
          Properties:
            ServiceToken: !GetAtt Function.Arn
            Table: !Ref Table
        Distribution:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              Origins:
                - Id: Function
                  DomainName: !Select [2, !Split ["/", !GetAtt Answer.Url]]
                  CustomOriginConfig: {OriginProtocolPolicy: https-only}
                  OriginCustomHeaders:
                    - {HeaderName: x-answer, HeaderValue: !Sub "${Answer}-1"}
              DefaultCacheBehavior:
                TargetOriginId: Function
                ViewerProtocolPolicy: https-only
                CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
      """;

  @TempDir private Path folder;

  @Test
  void allProblems_areToldAtOnceByFileAndLine() throws IOException {
    var first =
        write(
            "a.yaml",
            STACK
                .replace("Timeout: 2", "Timeout: soon\n      MemorySize: 1\n      KmsKeyArn: x")
                .replace("KeySchema:", "KeySchemas:"));
    var second = write("b.yaml", STACK.replace("AWS::DynamoDB::Table", "AWS::DynamoDB::Tables"));

    assertThat(PlannedRun.of(second, first).problems())
        .extracting(
            problem -> problem.replaceFirst(".*/(\\w\\.yaml:\\d+):\\d+: (\\S+): .*", "$1 $2"))
        .containsExactly(
            "a.yaml:13 Resources/Table/Properties/KeySchema",
            "a.yaml:16 Resources/Table/Properties/KeySchemas",
            "a.yaml:23 Resources/Function/Properties/Timeout",
            "a.yaml:24 Resources/Function/Properties/MemorySize",
            "a.yaml:25 Resources/Function/Properties/KmsKeyArn",
            "b.yaml:11 Resources/Table/Type");
  }

  @Test
  void requiredPropertyWithAProblem_hidesNoOther() throws IOException {
    var template =
        STACK
            .replace("ViewerProtocolPolicy: https-only", "ViewerProtocolPolicy: https")
            .replace("Enabled: true", "Enabled: true\n        Klass: x")
            .replace("KeySchema:", "BillingModes: x\n      KeySchema:")
            .replace("BillingMode: PAY_PER_REQUEST", "BillingMode: FREE");

    assertThat(PlannedRun.of(write("a.yaml", template)).problems())
        .extracting(problem -> problem.replaceFirst(".*/(\\w+): .*", "$1"))
        .containsExactly("BillingMode", "BillingModes", "Klass", "ViewerProtocolPolicy");
  }

  /**
   * In the event, a number that a parameter gives is a text, as <a
   * href="https://github.com/hotsock/voker/tree/59c7289/vokercfn/testdata">voker recorded it</a> on
   * 2026-07-10.
   */
  @Test
  void numberInACustomResource_isText() throws IOException {
    var template =
        "Parameters: {Size: {Type: Number, Default: 3}}\n"
            + STACK.replace("Table: !Ref Table", "Size: !Ref Size");
    var plan =
        Plan.of(
            PlannedRun.of(write("a.yaml", template))
                .origin("f.example", "http://127.0.0.1:9")
                .settings());

    assertThat(plan.unanswered().getFirst().properties()).containsEntry("Size", "3");
  }

  @Test
  void whatACustomResourceAnswers_isUnknownUntilItIsApplied() throws IOException {
    var settings =
        PlannedRun.of(write("a.yaml", STACK)).origin("f.example", "http://127.0.0.1:9").settings();
    var before = Plan.of(settings);

    assertThat(before.isComplete()).isFalse();
    assertThat(before.unanswered()).extracting("logicalId").containsExactly("Answer");
    assertThat(before.steps()).hasAtLeastOneElementOfType(PlannedTable.class);

    var resource = before.unanswered().getFirst();
    var after =
        Plan.of(
            settings,
            known(
                Map.of(
                    resource.id(),
                    new CustomResourceResponse(
                        resource.properties(), "id", Map.of("Url", "https://f.example/")))));

    assertThat(after.isComplete()).isTrue();
    assertThat(after.unanswered()).isEmpty();
    assertThat(after.account().distributions.all().getFirst().behaviors().getFirst().origin())
        .extracting("domainName", "customHeaders")
        .containsExactly("f.example", Map.of("x-answer", "id-1"));
  }

  @Test
  void answerForOtherProperties_isNone() throws IOException {
    var settings = PlannedRun.of(write("a.yaml", STACK)).settings();
    var id = Plan.of(settings).unanswered().getFirst().id();

    assertThat(
            Plan.of(
                    settings,
                    known(
                        Map.of(
                            id,
                            new CustomResourceResponse(Map.of("Table", "other"), "id", Map.of()))))
                .unanswered())
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https-only}          | https-only, Http: 1}      | CustomOriginConfig/Http: is not implemented
          Enabled: true        | Enabled: true, Alias: x   | DistributionConfig/Alias: is not implemented
          TargetOriginId: Function | TargetOriginId: Other | Other is none of the origins
          """)
  void problemBesideSomethingUnknown_isFoundBeforeAnythingIsMade(
      String text, String replacement, String message) throws IOException {
    var broken = STACK.replace(text, replacement.replace(", Alias", "\n        Alias"));

    PlannedRun.of(write("a.yaml", broken)).assertRefused("a.yaml", message);
  }

  @Test
  void parameterThatACustomResourceMayWrite_isUnknownAndTheRestIsChecked() throws IOException {
    var reader =
        """
        Parameters:
          Url: {Type: "AWS::SSM::Parameter::Value<String>", Default: /url}
        Resources:
          Role:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: "*", Action: sts:AssumeRole}}
              RoleName: !Ref Url
              Nonsense: 1
        """;
    var writer = write("a.yaml", STACK);

    assertThat(PlannedRun.of(writer, write("b.yaml", reader)).problems())
        .singleElement()
        .asString()
        .contains("Resources/Role/Properties/Nonsense");
    assertThat(PlannedRun.of(write("b.yaml", reader)).problems())
        .hasSize(2)
        .first()
        .asString()
        .contains("there is no SSM parameter \"/url\"");
  }

  /** Alone, because other tests start processes. */
  @Test
  @ResourceLock(Resources.GLOBAL)
  void planning_hasNoEffect() throws IOException {
    var files = Path.of(System.getProperty("java.io.tmpdir"));
    var runFolder = RunFolder.create();
    var processes = ProcessHandle.current().descendants().toList();
    Plan.of(
        PlannedRun.of(write("a.yaml", STACK)).settings(),
        new Known(
            QUIET,
            new Identities(),
            new Parameters(),
            Map.of(),
            new CompiledCode(),
            runFolder,
            "key"));

    assertThat(files.resolve(runFolder.place("x").getParent())).doesNotExist();
    assertThat(ProcessHandle.current().descendants().toList()).isEqualTo(processes);
    assertThat(folder.toFile().list()).containsExactly("a.yaml");
  }

  @Test
  void hashOfContent_isTheSameForTheSameContentOnly() {
    assertThat(ContentHash.of(Map.of("A", "1", "B", List.of("2"))))
        .isEqualTo(ContentHash.of(Map.of("B", List.of("2"), "A", "1")))
        .isNotEqualTo(ContentHash.of(Map.of("A", "1", "B", List.of("2", "3"))));
    assertThat(ContentHash.of(List.of("a,b"))).isNotEqualTo(ContentHash.of(List.of("a", "b")));
  }

  private static Known known(Map<String, CustomResourceResponse> answers) {
    return new Known(
        QUIET,
        new Identities(),
        new Parameters(),
        answers,
        new CompiledCode(),
        RunFolder.create(),
        "key");
  }

  private Path write(String name, String template) throws IOException {
    return Files.writeString(folder.resolve(name), template);
  }
}
