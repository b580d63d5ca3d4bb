package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of another project: JSON and YAML, exports, source text, artifacts by name. */
class ForeignStacksIT {
  @TempDir private static Path folder;
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Workspace.in(folder);
    for (var name : List.of("api.json", "front.yaml")) {
      Files.writeString(folder.resolve(name), template(name));
    }
    cloud = LocalCloudProcess.start(folder, arguments("api.json"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
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
    assertThat(cloud.output())
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
          "nodejs22.x"               | "python3.14"                   | Resources/Greeter/Properties/Runtime: python3.14 is not implemented by the local cloud
          lambda.${AWS::URLSuffix}   | ec2.${AWS::URLSuffix}          | Properties/Role: lambda.amazonaws.com may not assume the role
          AWSLambdaBasicExecutionRole| AdministratorAccess            | Resources/WorkerRole/Properties/ManagedPolicyArns: arn:aws:iam::aws:policy/service-role/AdministratorAccess is not known
          "echo/1.jar"               | "echo/2.jar"                   | the local cloud does not read S3: give the file with --artifact Echo=FILE
          "AllowMethods": ["GET"]    | "AllowMethods": ["OPTIONS"]    | Resources/GreeterUrl/Properties/Cors/AllowMethods: OPTIONS is not one of
          ["Hello", "Servus"]        | ["Hello", "Moin"]              | Rules/Greetings/Assertions/0/Assert: the parameters' values do not pass this assertion: The greetings are Hello and Servus.
          "MaxAge": 60               | "MaxAge": 86401                | must be from 0 to 86400
          "AllowOrigins"             | "AllowCredentials": true, "AllowOrigins": ["*"], "ExposeHeaders" | name the origins
          "AuthType": "AWS_IAM"      | "AuthType": "AWS_IAM", "InvokeMode": "RESPONSE_STREAM" | Properties/InvokeMode: the local cloud does not stream responses: use BUFFERED
          "GREETING"                 | "AWS_REGION"                   | Lambda reserves the names AWS_REGION
          "index.greet"              | "main.greet"                   | must begin with "index."
          """)
  void templateThatLambdaWouldRefuse_stopsTheStart(String text, String replacement, String message)
      throws IOException {
    var original = template("api.json");
    assertThat(original).contains(text);
    Files.writeString(folder.resolve("broken.json"), original.replace(text, replacement));

    planned("broken.json", "front.yaml").assertRefused("broken.json", message);
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

  private static String[] arguments(String api) {
    return new String[] {
      "--template",
      folder.resolve(api) + "@us-east-1",
      "--template",
      folder.resolve("front.yaml") + "@us-east-1",
      "--parameter",
      "Greeting=Servus",
      "--artifact",
      "echo/1.jar=" + folder.resolve("functions.jar"),
      "--artifact",
      "EdgeSigner=" + folder.resolve("edge.zip"),
      "--http",
      "--port",
      "0",
      "--function-url-port",
      "0",
      "--state",
      folder.resolve(api.equals("api.json") ? "state" : "other").toString()
    };
  }
}
