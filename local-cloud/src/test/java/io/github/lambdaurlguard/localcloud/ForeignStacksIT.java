package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.junit.LocalCloud;
import io.github.lambdaurlguard.localcloud.junit.RunningCloud;
import io.github.lambdaurlguard.localcloud.junit.StackFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Templates of another project, in a folder outside of this repository, run by the unpacked
 * distribution: JSON and YAML, exports, source text, artifacts by name.
 */
@LocalCloud(
    templates = {"api.json@us-east-1", "front.yaml@us-east-1"},
    parameters = "Greeting=Servus",
    artifacts = {"echo/1.jar=functions.jar", "EdgeSigner=edge.zip"},
    files = ForeignStacksIT.Templates.class)
class ForeignStacksIT {
  /** The templates, and a workspace's artifacts. */
  static final class Templates implements StackFiles {
    @Override
    public void writeTo(Path folder) throws IOException {
      Workspace.in(folder);
      for (var name : List.of("api.json", "front.yaml")) {
        Files.writeString(folder.resolve(name), template(name));
      }
    }
  }

  private static Path folder;
  private static RunningCloud cloud;

  @BeforeAll
  static void cloud(RunningCloud running) {
    cloud = running;
    folder = running.folder();
  }

  @Test
  void distribution_namesNothingOfThisProject() throws IOException {
    assertThat(cloud.console())
        .doesNotContainIgnoringCase("guard")
        .doesNotContain("bin/", "cloudformation/", "books");
  }

  @Test
  void inlineFunction_answersThroughTheDistribution() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/api/a%20b");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("Servus from /api/a%20b");
  }

  @Test
  void urlWithAuthTypeNone_letsInWhomTheFunctionsPolicyNames() throws IOException {
    var open = RawHttp.get(cloud.functionUrl("Echo"), "/x");
    var closed = RawHttp.get(cloud.functionUrl("Private"), "/x");

    assertThat(open.status()).isEqualTo(200);
    assertThat(open.body()).contains("\"accountId\":\"anonymous\"").doesNotContain("authorizer");
    assertThat(closed.status()).isEqualTo(403);
    assertThat(cloud.console())
        .contains(
            "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"lambda:InvokeFunctionUrl\"");
  }

  @Test
  void preflight_isAnsweredWithoutSignatureOrFunction() throws IOException {
    var response =
        RawHttp.send(
            cloud.functionUrl("Greeter"),
            "OPTIONS",
            "/",
            List.of("Origin: https://site.example", "Access-Control-Request-Method: GET"),
            new byte[0]);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers())
        .contains(
            "access-control-allow-origin: https://site.example", "access-control-max-age: 60");
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "nodejs22.x"               | "ruby3.4"                      | Resources/Greeter/Properties/Runtime: ruby3.4 is not implemented by the local cloud
          "nodejs22.x"               | "nodejs18.x"                   | AWS creates no function with nodejs18.x any more
          lambda.${AWS::URLSuffix}   | ec2.${AWS::URLSuffix}          | Properties/Role: lambda.amazonaws.com may not assume the role
          AWSLambdaBasicExecutionRole| AdministratorAccess            | Resources/WorkerRole/Properties/ManagedPolicyArns: arn:aws:iam::aws:policy/service-role/AdministratorAccess is not known
          "echo/1.jar"               | "echo/2.jar"                   | the local cloud does not read S3: give the file with --artifact Echo=FILE
          "AllowMethods": ["GET"]    | "AllowMethods": ["OPTIONS"]    | Resources/GreeterUrl/Properties/Cors/AllowMethods: OPTIONS is not one of
          ["Hello", "Servus"]        | ["Hello", "Moin"]              | Rules/Greetings/Assertions/0/Assert: the parameters' values do not pass this assertion: The greetings are Hello and Servus.
          "MaxAge": 60               | "MaxAge": 86401                | 86401 is not from 0 to 86400
          "AllowOrigins"             | "AllowCredentials": true, "AllowOrigins": ["*"], "ExposeHeaders" | name the origins
          "AuthType": "AWS_IAM"      | "AuthType": "AWS_IAM", "InvokeMode": "STREAM" | Properties/InvokeMode:
          "GREETING"                 | "AWS_REGION"                   | Lambda reserves the names AWS_REGION
          "InvokedViaFunctionUrl": true | "FunctionUrlAuthType": "NONE" | FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action
          "FunctionName": { "Ref": "Echo" } | "FunctionName": { "Fn::Sub": "${Echo}:$LATEST" } | We currently do not support adding policies for $LATEST.
          ["Private", "Arn"] }, "AuthType" | ["Echo", "Arn"] }, "AuthType" | FunctionUrlConfig exists for this Lambda function
          "Runtime": "nodejs22.x"    | "Runtime": "nodejs22.x", "Architectures": ["arm"] | Properties/Architectures: arm is not one of [x86_64, arm64]
          "Runtime": "nodejs22.x"    | "Runtime": "nodejs22.x", "FunctionName": "a b" | Properties/FunctionName: "a b" is not a valid name
          "GREETING"                 | "GREET-ING"                    | Properties/Environment/Variables: GREET-ING is not a valid name
          "index.greet"              | "main.greet"                   | must begin with "index."
          """)
  void templateThatLambdaWouldRefuse_stopsTheStart(String text, String replacement, String message)
      throws IOException {
    var original = template("api.json");
    assertThat(original).contains(text);
    Files.writeString(folder.resolve("broken.json"), original.replace(text, replacement));

    planned("broken.json", "front.yaml").assertRefused("broken.json", message);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"no zip", "no bytes", "no entries", "cut off"})
  void whatIsNoWholeZip_stopsTheStart(String what) throws IOException {
    var jar = Files.readAllBytes(folder.resolve("functions.jar"));
    var broken = folder.resolve("broken.jar");
    switch (what) {
      case "no zip" -> Files.writeString(broken, "some text");
      case "no bytes" -> Files.write(broken, new byte[0]);
      case "no entries" -> new ZipOutputStream(Files.newOutputStream(broken)).close();
      default -> Files.write(broken, Arrays.copyOf(jar, jar.length / 2));
    }

    planned("api.json", "front.yaml")
        .artifact("echo/1.jar", broken)
        .assertRefused("api.json", "Resources/Echo/Properties/Code: " + broken);
  }

  @Test
  void edgeRoleWithoutTrust_stopsTheStart() throws IOException {
    Files.writeString(
        folder.resolve("untrusting.yaml"),
        template("front.yaml").replace(", edgelambda.amazonaws.com", ""));

    planned("api.json", "untrusting.yaml")
        .assertRefused("untrusting.yaml", "edgelambda.amazonaws.com may not assume the role");
  }

  private static PlannedRun planned(String api, String front) {
    return PlannedRun.of(folder.resolve(api), folder.resolve(front))
        .with("Greeting", "Servus")
        .artifact("echo/1.jar", folder.resolve("functions.jar"))
        .artifact("EdgeSigner", folder.resolve("edge.zip"));
  }

  private static String template(String name) throws IOException {
    try (var resource = ForeignStacksIT.class.getResourceAsStream("foreign/" + name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
