package io.github.lambdaurlguard.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in more than one template is the same in each. */
class SameInAllTemplatesTest {
  private static final Template EDGE = Template.read("edge.yaml");
  private static final Template COMPACT = Template.read("edge-compact.yaml");
  private static final Template SIGNER = Template.read("signer.yaml");

  /** What is of its own in edge-compact.yaml: the behaviours, and what sets their headers. */
  private static final Set<String> COMPACTS_OWN =
      Set.of("ApiHeaders", "Distribution", "ReadAccess", "ReadPaths", "SiteHeaders");

  /** CloudFront's Free plan has no more cache behaviours, the default one included. */
  private static final int BEHAVIORS_OF_THE_FREE_PLAN = 5;

  /** What signer.yaml has in place of what edge.yaml has. */
  private static final Map<String, String> SIGNERS_OWN =
      Map.of(
          "Resource:\n" + functionArns(),
          """
          Resource: !Ref FunctionArns
          """,
          """
          Resource: !Sub arn:${AWS::Partition}:logs:*:${AWS::AccountId}:log-group:/aws/lambda/us-east-1.${AWS::StackName}-Signer-*
          """,
          """
          Resource: !If
            - HasLogGroup
            - !Sub arn:${AWS::Partition}:logs:*:${AWS::AccountId}:log-group:${LogGroup}:*
            - !If
              - HasFunctionName
              - !Sub arn:${AWS::Partition}:logs:*:${AWS::AccountId}:log-group:/aws/lambda/us-east-1.${FunctionName}:*
              - !Sub arn:${AWS::Partition}:logs:*:${AWS::AccountId}:log-group:/aws/lambda/us-east-1.${AWS::StackName}-Signer-*
          """,
          """
          Properties:
            Description: !Sub Signs
          """,
          """
          Properties:
            FunctionName: !If [HasFunctionName, !Ref FunctionName, !Ref AWS::NoValue]
            Description: !Sub Signs
          """,
          """
          Code: ../target/edge.zip
          """,
          """
          Code:
            S3Bucket: !Ref CodeBucket
            S3Key: !Ref CodeKey
          """,
          """
          Role: !GetAtt SignerRole.Arn
          """,
          """
          Role: !GetAtt SignerRole.Arn
          LoggingConfig:
            LogFormat: JSON
            SystemLogLevel: !Ref SystemLogLevel
            LogGroup: !If [HasLogGroup, !Ref LogGroup, !Ref AWS::NoValue]
          """);

  /** The functions that the signer of edge.yaml may call. */
  private static String functionArns() {
    return EDGE.root().at("Parameters").entries().keySet().stream()
        .filter(name -> name.endsWith("Arn"))
        .filter(
            name ->
                EDGE.root().at("Parameters", name, "Type").is("AWS::SSM::Parameter::Value<String>"))
        .map(name -> "  - !Ref " + name + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SignerRole", "Signer", "SignerVersion"})
  void signer_alone_isTheOneOfTheEdgeButForItsParameters(String logicalId) {
    var expected = flat(resourceTexts(EDGE).get(logicalId));
    for (var own : SIGNERS_OWN.entrySet()) {
      expected = expected.replace(flat(own.getKey()), flat(own.getValue()));
    }

    assertThat(flat(resourceTexts(SIGNER).get(logicalId))).isEqualTo(expected);
  }

  @Test
  void compactEdge_hasTheResourcesOfTheEdge() {
    var edge = resourceTexts(EDGE);
    var compact = resourceTexts(COMPACT);
    edge.keySet().removeAll(COMPACTS_OWN);
    compact.keySet().removeAll(COMPACTS_OWN);

    assertThat(compact).isEqualTo(edge);
  }

  @Test
  void compactEdge_takesTheParametersOfTheEdgeButOne() {
    var parameters = EDGE.root().at("Parameters").entries().keySet();

    assertThat(COMPACT.root().at("Parameters").entries())
        .containsOnlyKeys(
            parameters.stream().filter(name -> !name.equals("ReadsBy")).toArray(String[]::new));
  }

  @Test
  void compactEdge_fitsTheFreePlan() {
    var policies =
        COMPACT.resources().stream().map(Resource::type).filter(t -> t.endsWith("Policy"));

    assertThat(policies).containsOnly("AWS::S3::BucketPolicy");
    assertThat(Behavior.in(COMPACT).count()).isLessThanOrEqualTo(BEHAVIORS_OF_THE_FREE_PLAN);
  }

  /** The lines of each resource without comments, which may differ. */
  private static Map<String, String> resourceTexts(Template template) {
    var texts = new LinkedHashMap<String, String>();
    var logicalId = "";
    for (var line : section(template, "Resources:", "Outputs:")) {
      if (line.startsWith("  ") && line.charAt(2) != ' ') {
        logicalId = line.strip().replace(":", "");
      }
      texts.merge(logicalId, line + "\n", String::concat);
    }
    return texts;
  }

  private static List<String> section(Template template, String from, String to) {
    return template
        .text()
        .lines()
        .dropWhile(line -> !line.equals(from))
        .takeWhile(line -> !line.equals(to))
        .skip(1)
        .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
        .map(line -> line.replaceFirst(" # .*", ""))
        .toList();
  }

  /** The lines one after the other: their indentation plays no part. */
  private static String flat(String text) {
    return Stream.of(text.split("\n", -1))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
