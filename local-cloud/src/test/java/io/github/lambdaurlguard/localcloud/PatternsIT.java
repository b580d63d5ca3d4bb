package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import io.github.lambdaurlguard.localcloud.digests.Digests;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Templates as others write them, each in a style of its own, and all in one local cloud: origin
 * access controls in YAML, a SAM application, an older template in JSON, a CDK application.
 */
class PatternsIT {
  /** Whether python3 has AWS's translator of SAM templates, which cfn-lint brings along. */
  private static final boolean TRANSLATES = runs("import samtranslator");

  @TempDir private static Path folder;
  private static HttpServer elsewhere;
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    copyPatterns();
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          var answer =
              (exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI())
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    elsewhere.start();
    if (!TRANSLATES) {
      Files.writeString(
          folder.resolve("sam.yaml"), "Resources: {Logs: {Type: 'AWS::Logs::LogGroup'}}");
    }
    cloud =
        LocalCloudProcess.start(
            folder,
            "--template",
            folder.resolve("oac.yaml") + "@us-east-1",
            "--template",
            folder.resolve("sam.yaml") + "@eu-west-1",
            "--template",
            folder.resolve("legacy.json") + "@us-east-1",
            "--cdk",
            folder.resolve("cdk.out").toString(),
            "--site",
            "SiteBucket=" + folder.resolve("site"),
            "--site",
            "Bucket=" + folder.resolve("site"),
            "--origin",
            "api.example.com=http://127.0.0.1:" + elsewhere.getAddress().getPort(),
            "--http",
            "--port",
            "0",
            "--function-url-port",
            "0",
            "--state",
            folder.resolve("state").toString());
  }

  private static boolean runs(String script) {
    try {
      return new ProcessBuilder("python3", "-c", script)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void copyPatterns() throws IOException {
    var patterns = Path.of("src/test/resources/io/github/lambdaurlguard/localcloud/patterns");
    try (var files = Files.walk(patterns)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        var copy = folder.resolve(patterns.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @AfterAll
  static void stop() {
    cloud.close();
    elsewhere.stop(0);
  }

  @Test
  void originAccessControl_signsAsTheServiceForTheDistribution() throws IOException {
    var event = JSON.std.mapFrom(get("oac", "/api/x").body());
    var caller = object(event.get("caller"));

    assertThat(object(event.get("headers")))
        .containsEntry(
            "x-amz-source-arn",
            "arn:aws:cloudfront::123456789012:distribution/" + output("oac", "DistributionId"))
        .containsEntry("x-amz-source-account", "123456789012");
    assertThat(caller.get("userArn").toString()).contains(":assumed-role/OriginAccessControlRole/");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET,  /api/a%20b,   '',      403",
    "GET,  /api/a+b,     '',      403",
    "POST, /api/x,       right,   200",
    "POST, /api/x,       none,    403",
    "POST, /api/x,       wrong,   403",
    "GET,  /unsigned/x,  '',      403",
    "GET,  /override/x,  '',      200",
    "GET,  /override/x,  bearer,  403",
  })
  void originAccessControl_refusesWhatItDoesOnAws(
      String method, String path, String kind, int status) throws IOException {
    var body = method.equals("POST") ? "{}".getBytes(UTF_8) : new byte[0];
    var headers =
        switch (kind) {
          case "right" -> List.of(hash("{}"), "Content-Type: application/json");
          case "wrong" -> List.of(hash("other"));
          case "bearer" -> List.of("Authorization: Bearer x");
          default -> List.<String>of();
        };

    assertThat(RawHttp.send(distribution("oac"), method, path, headers, body).status())
        .isEqualTo(status);
    if (kind.equals("none")) {
      assertThat(cloud.output()).contains("has a body and no x-amz-content-sha256");
    }
  }

  private static String hash(String body) {
    return "x-amz-content-sha256: "
        + HexFormat.of().formatHex(Digests.sha256(body.getBytes(UTF_8)));
  }

  @Test
  void originThatIsNotHere_isAskedWhereThePersonSays() throws IOException {
    assertThat(get("oac", "/elsewhere/a?b").body()).isEqualTo("api.example.com/elsewhere/a");
  }

  @Test
  void serverlessApplication_runsFromItsFolders() throws IOException {
    assumeThat(TRANSLATES).isTrue();
    assertThat(get("sam", "/abc").body())
        .isEqualTo("{\"path\":\"/abc\",\"stage\":\"test\",\"size\":4}");
  }

  @Test
  void pythonFunction_runsWithItsModulesAndLogs() throws IOException, InterruptedException {
    assumeThat(TRANSLATES).isTrue();
    assertThat(get("sam", "/report/1").body()).isEqualTo("Report of test by sam, True");
    // What a function logs comes by another way than its answer.
    cloud.awaitOutput("asked for /report/1", 1);
    assertThat(cloud.output()).contains("[WARNING]");
  }

  @Test
  void exceptionOfAPythonFunction_is502AndShown() throws IOException, InterruptedException {
    assumeThat(TRANSLATES).isTrue();
    assertThat(get("sam", "/report/fail").status()).isEqualTo(502);
    cloud.awaitOutput("ValueError: no such report", 1);
  }

  @Test
  void originAccessIdentity_readsTheBucketThroughAnEdgeFunctionAtTheOrigin() throws IOException {
    assertThat(get("legacy", "/").body()).contains("<title>Site</title>");
  }

  @Test
  void layerSecretParameterAndForwardedValues_reachTheFunction() throws IOException {
    var response =
        RawHttp.send(
            distribution("legacy"),
            "GET",
            "/api/x?b=1",
            List.of("Cookie: a=1; b=2", "X-Other: kept", "Accept-Language: de"),
            new byte[0]);
    var event = JSON.std.mapFrom(response.body());

    assertThat(event)
        .containsEntry("greeting", "Hello world")
        .containsEntry("query", "b=1")
        .containsEntry("cookies", List.of("a=1"));
    assertThat(event.get("secret").toString()).matches("[a-zA-Z0-9]{24}");
    assertThat(object(event.get("headers")))
        .containsEntry("x-other", "kept")
        .doesNotContainKey("accept-language");
  }

  @Test
  void cdkApplication_runsItsAssetsAndItsCustomResources() throws IOException {
    assertThat(get("cdk-app", "/").body()).contains("<title>The answer is 42</title>");
    assertThat(get("cdk-app", "/api/x").body()).contains("\"answer\":\"42\"");
  }

  @Test
  void cdkStage_runsItsStacksInTheirOrder_andOneImportsFromAnotherRegion() throws IOException {
    assertThat(RawHttp.get(cloud.functionUrl("Imported"), "/x").body())
        .contains("\"answer\":\"/exported/from/us-east-1\"");
  }

  /** Those of the stage have handlers that are not there. */
  @Test
  void functionsOfCustomResourcesThatAreDoneHere_areNotStarted()
      throws IOException, InterruptedException {
    cloud.awaitOutput("Everything runs, after", 1);
  }

  @Test
  void whatIsNotEnforced_isSaid() throws IOException {
    assertThat(cloud.output())
        .contains("Not enforced: Acl (AWS::WAFv2::WebACL): its rule limit is not enforced here")
        .contains("Not enforced: Warm (AWS::Events::Rule): nothing fires here")
        .contains("Not enforced: Record (AWS::Route53::RecordSet): there is no DNS here");
  }

  @Test
  void outputs_areShownAndWrittenAsTheCliPrintsThem() throws IOException {
    assertThat(cloud.output()).contains("legacy.Record = www.example.com");
    assertThat(stack("legacy").get("Outputs").toString())
        .contains(
            "{OutputKey=Record, OutputValue=www.example.com, Description=where,"
                + " ExportName=legacy-record}");
    assertThat(stack("legacy").get("StackId").toString())
        .startsWith("arn:aws:cloudformation:us-east-1:123456789012:stack/legacy/");
  }

  private static RawHttp.Response get(String stack, String path) throws IOException {
    return RawHttp.get(distribution(stack), path);
  }

  /** The address of a stack's distribution: the first one's has no name of its own. */
  private static URI distribution(String stack) throws IOException {
    return cloud.distribution(output(stack, "DistributionId"));
  }

  @SuppressWarnings("unchecked") // It is JSON.
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static String output(String stack, String key) throws IOException {
    return ((List<?>) stack(stack).get("Outputs"))
        .stream()
            .map(output -> (Map<?, ?>) output)
            .filter(output -> output.get("OutputKey").equals(key))
            .map(output -> output.get("OutputValue").toString())
            .findFirst()
            .orElseThrow();
  }

  private static Map<?, ?> stack(String name) throws IOException {
    var document = JSON.std.mapFrom(Files.readString(folder.resolve("state/outputs.json")));
    return ((List<?>) document.get("Stacks"))
        .stream()
            .map(stack -> (Map<?, ?>) stack)
            .filter(stack -> stack.get("StackName").equals(name))
            .findFirst()
            .orElseThrow();
  }
}
