package io.github.lambdaurlguard.localcloud.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lambdaurlguard.localcloud.PlannedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Templates that CloudFormation was seen to refuse, and some that it was seen to take. Where
 * nothing else is said, LocalStack's snapshots of AWS recorded it.
 *
 * @see <a
 *     href="https://github.com/localstack/localstack/tree/8b9a79f05/tests/aws/services/cloudformation">LocalStack's
 *     tests on AWS</a>, recorded from 2023-06-12 to 2026-01-23
 */
class RecordedTemplatesTest {
  /** What is wrong for the local cloud with a template that has nothing but a parameter. */
  private static final String NOTHING_ELSE =
      "the templates define no distribution; the local cloud runs at least one";

  private static final String NO_CONDITION = "Conditions: {Never: !Equals [a, b]}\n";
  private static final String LEFT_OUT =
      NO_CONDITION
          + """
          Resources:
            B: {Type: AWS::SSM::Parameter, Condition: Never, Properties: {Type: String, Value: b}}
          """;

  @TempDir private Path folder;

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments(
            "Ref of nothing",
            resource("!Ref X"),
            "Resources/A/Properties/Value: Ref names \"X\", which is not a parameter or resource of"
                + " this template"),
        arguments(
            "DependsOn of nothing",
            parameter("v", "DependsOn: X"),
            "Resources/A/DependsOn: there is no resource \"X\""),
        arguments(
            "Ref of what a condition leaves out",
            LEFT_OUT + inB("!Ref B"),
            "Resources/A/Properties/Value: Ref names \"B\", which is not created because its"
                + " condition Never does not hold"),
        arguments(
            "GetAtt of what a condition leaves out",
            LEFT_OUT + inB("!GetAtt B.Value"),
            "Resources/A/Properties/Value: Fn::GetAtt names \"B\", which is not created because its"
                + " condition Never does not hold"),
        // https://github.com/aws-cloudformation/cfn-lint/pull/1738
        arguments(
            "DependsOn of what a condition leaves out",
            LEFT_OUT
                + "  A: {Type: AWS::SSM::Parameter, DependsOn: B, Properties: {Type: String, Value:"
                + " v}}\n",
            "Resources/A/DependsOn: DependsOn names \"B\", which is not created because its"
                + " condition Never does not hold"),
        arguments(
            "Ref of nothing in an output",
            resource("v") + output("Value: !Ref X"),
            "Outputs/O/Value: Ref names \"X\", which is not a parameter or resource of this"
                + " template"),
        arguments(
            "a circle",
            """
            Resources:
              A: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Ref B}}
              B: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: !Ref A}}
            """,
            "Resources/A: circular dependency: A -> B -> A"),
        arguments(
            "a condition of no name",
            resource("!If [X, a, b]"),
            "Resources/A/Properties/Value: there is no condition \"X\" in Conditions"),
        arguments(
            "Equals of three",
            "Conditions: {C: !Equals [a, b, c]}\n" + resource("v"),
            "Conditions/C/Fn::Equals: must be written as [value, value]"),
        arguments(
            "GetAtt without an attribute",
            resource("{Fn::GetAtt: [A, '']}"),
            "Resources/A/Properties/Value: every Fn::GetAtt object requires two non-empty"
                + " parameters, the resource name and the resource attribute"),
        arguments(
            "an attribute that no parameter has",
            twoOf("!GetAtt B.X"),
            "Resources/A/Properties/Value: B has no attribute X in the local cloud"),
        arguments(
            "Select by a word",
            resource("!Select [a, [b]]"),
            "Resources/A/Properties/Value: Fn::Select cannot select item \"a\" of a list of 1"),
        arguments(
            "Select from a text",
            resource("!Select [0, b]"),
            "Resources/A/Properties/Value/Fn::Select/1: must be a list, not text"),
        arguments(
            "Select beyond the end",
            resource("!Select [1, [b]]"),
            "Resources/A/Properties/Value: Fn::Select cannot select item \"1\" of a list of 1"),
        arguments(
            "Split of one",
            resource("!Join ['', !Split [a]]"),
            "Resources/A/Properties/Value/Fn::Join/1/Fn::Split: must be written as [delimiter,"
                + " text]"),
        arguments(
            "Join of a text",
            resource("!Join ['', b]"),
            "Resources/A/Properties/Value/Fn::Join/1: must be a list, not text"),
        arguments(
            "a mapping without the key",
            "Mappings: {M: {K: {S: v}}}\n" + resource("!FindInMap [M, L, S]"),
            "Resources/A/Properties/Value: Mappings/M has no \"L\""),
        arguments(
            "a mapping of a map",
            "Mappings: {M: {K: {S: {T: v}}}}\n" + resource("v"),
            "Mappings/M/K/S: must be a list, not an object"),
        arguments(
            "a mapping that is text",
            "Mappings: {M: {K: v}}\n" + resource("v"),
            "Mappings/M/K: must be an object, not text"),
        arguments(
            "no resources", "Resources: {}\n", "Resources: a template needs at least one resource"),
        arguments(
            "an output without a value",
            resource("v") + output("Description: d"),
            "Outputs/O/Value: is missing"),
        arguments(
            "an output that is null",
            resource("v") + output("Value: null"),
            "Outputs/O/Value: null is not allowed in templates"),
        arguments(
            "a section of no name",
            resource("v") + "Xs: {}\n",
            "Xs: is not implemented by the local cloud"),
        arguments(
            "a resource without a type",
            "Resources: {A: {Properties: {}}}\n",
            "Resources/A/Type: is missing"),
        arguments(
            "a resource's name with a hyphen",
            parameter("v", "").replace("A:", "A-B:"),
            "Resources/A-B: the name must be 1 to 255 letters and digits"),
        arguments(
            "a parameter's name with a hyphen",
            "Parameters: {P-Q: {Type: String, Default: v}}\n" + resource("v"),
            "Parameters/P-Q: the name must be 1 to 255 letters and digits"),
        arguments(
            "a number that is none",
            "Parameters: {P: {Type: Number, Default: v}}\n" + resource("v"),
            "Parameters/P: the value \"v\" is not a number"),
        arguments(
            "a parameter without a value",
            "Parameters: {P: {Type: String}}\n" + resource("v"),
            "Parameters/P: no value was passed and there is no Default"),
        arguments(
            "YAML that is none",
            "Resources: [\n",
            "not valid YAML: while parsing a flow node, expected the node content"),
        arguments(
            "an export that nobody makes",
            resource("!ImportValue X"),
            "Resources/A/Properties/Value: no stack that runs here exports \"X\""),
        // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1015,
        // 2021-12-21
        arguments(
            "DependsOn of no value",
            parameter("v", "DependsOn: !Ref AWS::NoValue"),
            "Resources/A/DependsOn: must be text, not Ref"),
        // lambda_/test_lambda_api.py and cloudformation/resources/test_lambda.py there
        arguments(
            "a version of other code",
            function(
                "  V: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref F, CodeSha256:"
                    + " x}}"),
            "Resources/V/Properties/CodeSha256: CodeSHA256 (x) is different from current CodeSHA256"
                + " in $LATEST ("),
        arguments(
            "an alias of no version",
            function(
                "  V: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref F, Name: a,"
                    + " FunctionVersion: 10}}"),
            "Resources/V/Properties/FunctionVersion: "),
        arguments(
            "Sub with no variables in its map",
            resource("!Sub [v, {}]"),
            "Resources/A/Properties/Value/Fn::Sub/1: Fn::Sub takes no empty object of variables"));
  }

  static Stream<Arguments> taken() {
    return Stream.of(
        arguments(
            "a reference in the branch that is not chosen",
            LEFT_OUT + inB("!If [Never, !Ref B, v]")),
        arguments("no value in a Join", resource("!Join ['', [a, !Ref AWS::NoValue]]")),
        arguments("a number in a Sub", resource("!Sub ['${N}', {N: 1}]")),
        arguments("a number for a text", resource("1")),
        arguments(
            "a condition of functions",
            """
            Mappings: {M: {K: {S: v}}}
            Conditions: {C: !Equals [!FindInMap [M, K, S], !Select [0, [!Sub "v", !Join ['', [a]]]]]}
            """
                + resource("v")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void templateThatCloudFormationRefuses_isRefused(String rule, String template, String problem)
      throws IOException {
    assertThat(problems(template)).as(rule).anyMatch(each -> each.contains(problem));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("taken")
  void templateThatCloudFormationTakes_isTaken(String rule, String template) throws IOException {
    assertThat(problems(template)).as(rule).containsExactly(NOTHING_ELSE);
  }

  private List<String> problems(String template) throws IOException {
    Files.createDirectories(folder.resolve("code"));
    Files.writeString(folder.resolve("code/index.js"), "exports.handler = async () => 1;");
    var file = Files.writeString(folder.resolve("stack.yaml"), template);
    return PlannedRun.of(file).problems();
  }

  private static String resource(String value) {
    return parameter(value, "");
  }

  private static String parameter(String value, String attribute) {
    return """
    Resources:
      A:
        Type: AWS::SSM::Parameter
        %s
        Properties: {Type: String, Value: %s}
    """
        .formatted(attribute, value);
  }

  private static String function(String other) {
    return """
    Resources:
      R:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
      F:
        Type: AWS::Lambda::Function
        Properties: {Runtime: nodejs24.x, Handler: index.handler, Code: code, Role: !GetAtt R.Arn}
    %s
    """
        .formatted(other);
  }

  private static String inB(String value) {
    return "  A: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: %s}}\n"
        .formatted(value);
  }

  private static String twoOf(String value) {
    return resource(value)
        + "  B: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: v}}\n";
  }

  private static String output(String content) {
    return "Outputs: {O: {%s}}\n".formatted(content);
  }
}
