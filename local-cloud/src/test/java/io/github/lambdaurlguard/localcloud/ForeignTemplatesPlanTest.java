package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken and what is refused of templates that others wrote, planned and not run. */
class ForeignTemplatesPlanTest {
  private static final String FUNCTION =
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}}
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Runtime: nodejs22.x
            Handler: index.handler
            Code: {ZipFile: "exports.handler = async () => ({})"}
            Role: !GetAtt Role.Arn
        Url:
          Type: AWS::Lambda::Url
          Properties: {AuthType: AWS_IAM, TargetFunctionArn: !Ref Function}
        Access:
          Type: AWS::CloudFront::OriginAccessControl
          Properties:
            OriginAccessControlConfig: {Name: a, OriginAccessControlOriginType: lambda, SigningBehavior: always, SigningProtocol: sigv4}
        Distribution:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              Origins:
                - Id: function
                  DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
                  OriginAccessControlId: !Ref Access
                  CustomOriginConfig: {OriginProtocolPolicy: https-only}
              DefaultCacheBehavior:
                TargetOriginId: function
                ViewerProtocolPolicy: https-only
                CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
      """;

  @TempDir private Path folder;

  @Test
  void template_isTaken() throws IOException {
    assertThat(problems(FUNCTION)).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Type: lambda                       | Type: s3                                    | OriginAccessControlId: is for s3, and this origin takes one for lambda
          Type: lambda                       | Type: mediastore                            | "mediastore" is not implemented
          SigningBehavior: always            | SigningBehavior: sometimes                  | use one of always, never, no-override
          !Ref Access                        | E123                                        | E123 is not an origin access control of these templates
          !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]] | api.example.com             | api.example.com is not a function URL of these templates, and the local cloud sends no request out: say where they go with --origin api.example.com=
          https-only}                        | http-only}                                  | function URLs speak HTTPS only
          Enabled: true                      | `Enabled: true\\n        Staging: true`       | DistributionConfig/Staging: "true" is not implemented
          Enabled: true                      | `Enabled: true\\n        Restrictions: {GeoRestriction: {RestrictionType: whitelist, Locations: [AT]}}` | cannot tell countries apart, and does not enforce whitelist
          nodejs22.x                         | nodejs16.x                                  | AWS creates no function with nodejs16.x any more: use a newer one, or --allow-old-runtimes
          Handler: index.handler             | `Handler: index.handler\\n      Layers: [arn:aws:lambda:us-east-1:1:layer:x:2]` | arn:aws:lambda:us-east-1:1:layer:x:2 is not a layer of these templates: give its zip with --artifact
          {ZipFile: "exports.handler = async () => ({})"} | missing                        | missing does not exist; build it first
          {ZipFile: "exports.handler = async () => ({})"} | .                              | has none of index.js, index.mjs, index.cjs: build the code first
          `  Url:`                           | `  Vpc: {Type: "AWS::EC2::VPC"}\\n  Url:`     | Resources/Vpc/Type: AWS::EC2::VPC is not implemented by the local cloud
          `  Url:`                           | `  Secure: {Type: "AWS::SSM::Parameter", Properties: {Type: SecureString, Value: a}}\\n  Url:` | CloudFormation creates no SecureString
          """)
  void whatCannotBeAsOnAws_isRefusedByName(String text, String replacement, String message)
      throws IOException {
    assertThat(FUNCTION).contains(text);

    assertThat(problems(FUNCTION.replace(text, replacement.replace("\\n", "\n"))))
        .anySatisfy(problem -> assertThat(problem).contains(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SmoothStreaming: false",
        "FieldLevelEncryptionId: ''",
        "TrustedSigners: []",
        "ForwardedValues: {QueryString: true}",
        "MinTTL: 5",
        "GrpcConfig: {Enabled: false}",
      })
  void settingWithoutEffect_isTaken(String setting) throws IOException {
    assertThat(
            problems(
                FUNCTION.replace(
                    "TargetOriginId: function", "TargetOriginId: function\n          " + setting)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::CDK::Metadata",
        "AWS::CertificateManager::Certificate",
        "AWS::Events::Rule",
        "AWS::Route53::RecordSetGroup",
        "AWS::Scheduler::Schedule",
        "AWS::SNS::Topic",
        "AWS::WAFv2::WebACLAssociation",
      })
  void typeWithoutEffect_isTakenWithAllItsProperties(String type) throws IOException {
    assertThat(
            problems(
                FUNCTION.replace(
                    "  Url:",
                    "  Other: {Type: '" + type + "', Properties: {Some: {Thing: 1}}}\n  Url:")))
        .isEmpty();
  }

  /** What 1.0 lacks is not refused: the start says so. */
  @Test
  void olderRuntimeOfCloudFrontFunctions_isTaken() throws IOException {
    var function =
        """
          Rewrite:
            Type: AWS::CloudFront::Function
            Properties:
              Name: rewrite
              FunctionConfig: {Comment: a, Runtime: cloudfront-js-1.0}
              FunctionCode: "function handler(event) { return event.request; }"
        """;

    assertThat(problems(FUNCTION + function)).isEmpty();
  }

  @Test
  void oldRuntime_runsWhereThePersonAllowsIt() throws IOException {
    var file = write("a.yaml", FUNCTION.replace("nodejs22.x", "nodejs18.x"));

    assertThat(PlannedRun.of(file).withOldRuntimes().problems()).isEmpty();
  }

  @Test
  void originElsewhere_isTaken() throws IOException {
    var file =
        write(
            "a.yaml",
            FUNCTION.replace(
                "!Select [2, !Split [\"/\", !GetAtt Url.FunctionUrl]]", "api.example.com"));

    assertThat(PlannedRun.of(file).origin("api.example.com", "http://127.0.0.1:3000").problems())
        .isEmpty();
  }

  @Test
  void codeThatIsAFolderOrASingleFile_isTaken() throws IOException {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/index.mjs"), "export const handler = async () => ({});");
    Files.writeString(folder.resolve("index.js"), "exports.handler = async () => ({});");
    var code = "{ZipFile: \"exports.handler = async () => ({})\"}";

    assertThat(problems(FUNCTION.replace(code, "src/"))).isEmpty();
    assertThat(problems(FUNCTION.replace(code, "index.js"))).isEmpty();
  }

  @Test
  void existingBucket_isAFolderOfThePerson() throws IOException {
    var file =
        write(
            "a.yaml",
            FUNCTION
                .replace(
                    "!Select [2, !Split [\"/\", !GetAtt Url.FunctionUrl]]",
                    "my-bucket.s3.amazonaws.com")
                .replace("OriginAccessControlId: !Ref Access", "OriginPath: /site")
                .replace(
                    "CustomOriginConfig: {OriginProtocolPolicy: https-only}",
                    "S3OriginConfig: {}"));

    assertThat(PlannedRun.of(file).problems())
        .singleElement()
        .asString()
        .contains("give an existing bucket a folder with --site NAME=FOLDER");
    assertThat(PlannedRun.of(file).site("my-bucket", folder).problems()).isEmpty();
    assertThat(PlannedRun.of(file).site("my-bucket", folder).site("other", folder).problems())
        .singleElement()
        .asString()
        .contains("no template has a bucket, or names one, that is other");
  }

  @Test
  void templatesThatWouldBeTheSameStack_areRefused() throws IOException {
    Files.createDirectories(folder.resolve("one"));
    Files.createDirectories(folder.resolve("two"));
    var one = write("one/template.yaml", FUNCTION);
    var two = write("two/template.yaml", FUNCTION);

    assertThat(PlannedRun.of(one, two).problems())
        .first()
        .asString()
        .contains("two templates would be the stack template in us-east-1")
        .contains("--template NAME=" + two);
  }

  /** Syntax, references, circles, types and properties. */
  @Test
  void everythingInTheWay_isToldInOneRun() throws IOException {
    var text =
        FUNCTION
            .replace(
                "  Url:\n",
                "  Vpc: {Type: 'AWS::EC2::VPC', Properties: {Cidr: !Cidr [a]}}\n  Url:\n")
            .replace("Enabled: true", "Enabled: true\n        Comment: !Ref Nobody")
            .replace("nodejs22.x", "ruby3.4")
            .replace("Name: a,", "Name: !Length [a],")
            .concat(
                """
                  A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref B}}
                  B: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref A, Website: x}}
                  Fn::ForEach::X: [N, [a], {"${N}": {Type: "AWS::S3::Bucket"}}]
                Outputs:
                  X: {Value: !GetAtt Function.Nothing}
                """);

    assertThat(problems(text))
        .extracting(problem -> problem.replaceFirst(".*/a.yaml:\\d+:\\d+: ", ""))
        .anySatisfy(
            problem -> assertThat(problem).contains("Fn::ForEach::X needs a template transform"))
        .anySatisfy(problem -> assertThat(problem).contains("!Length needs a template transform"))
        .anySatisfy(problem -> assertThat(problem).contains("circular dependency: A -> B -> A"))
        .anySatisfy(problem -> assertThat(problem).contains("AWS::EC2::VPC is not implemented"))
        .anySatisfy(problem -> assertThat(problem).contains("ruby3.4 is not implemented"))
        .anySatisfy(problem -> assertThat(problem).contains("Resources/B/Properties/Website"));
  }

  @Test
  void problems_areSortedByFileAndLine() throws IOException {
    var a =
        write(
            "a.yaml",
            FUNCTION
                .replace("nodejs22.x", "ruby3.4")
                .replace("Enabled: true", "Enabled: true\n        X: y"));
    var b = write("b.yaml", FUNCTION.replace("AWS_IAM", "SOMETHING"));

    assertThat(PlannedRun.of(b, a).problems())
        .extracting(problem -> problem.replaceFirst(".*/(\\w\\.yaml:\\d+).*", "$1"))
        .containsExactly("a.yaml:9", "a.yaml:25", "b.yaml:15");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"Resources": {"A": {"Type": "AWS::S3::Bucket"},}} | not valid JSON
          {"Resources": {"A": {"Type": "AWS::S3::Bucket"}}   | not valid JSON
          """)
  void jsonThatIsNone_isRefused(String json, String message) throws IOException {
    PlannedRun.of(write("a.json", json)).assertRefused("a.json", message);
  }

  private List<String> problems(String template) throws IOException {
    return PlannedRun.of(write("a.yaml", template)).problems();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
