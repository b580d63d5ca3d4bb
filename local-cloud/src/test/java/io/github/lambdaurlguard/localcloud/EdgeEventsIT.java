package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lambda@Edge functions at all events, in front of a bucket and of a function URL. */
class EdgeEventsIT {
  @TempDir private static Path folder;
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("index.html"), "<title>Site</title>");
    Files.writeString(folder.resolve("edge-events.yaml"), OneStack.template("edge-events.yaml"));
    cloud =
        LocalCloudProcess.start(folder, OneStack.arguments(folder, "edge-events.yaml", "state"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void functionsOfAllEvents_runInTheirOrder() throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(),
            "POST",
            "/api/x?a=b",
            List.of("Content-Type: text/plain"),
            "from the viewer".getBytes(StandardCharsets.UTF_8));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body())
        .contains("\"trail\":\"viewer-request origin-request\"")
        .contains("\"path\":\"/api/x\"")
        .contains("\"body\":\"from the viewer\"");
    assertThat(response.headers()).contains("x-trail: origin-response viewer-response");
  }

  @Test
  void functionNextToTheViewer_seesItsBodyAndItsHost() throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(),
            "POST",
            "/api/event",
            List.of(),
            "x".repeat(50_000).getBytes(StandardCharsets.UTF_8));

    assertThat(response.headers()).contains("x-cache: lambdageneratedresponse from cloudfront");
    assertThat(response.body())
        .contains("\"eventType\":\"viewer-request\"")
        .containsPattern("\"host\":\\[\\{[^}]*\"value\":\"localhost:\\d+\"")
        .contains("\"inputTruncated\":true")
        .contains("\"visible\":40960")
        .doesNotContain("\"origin\":");
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "/missing.html,  403, ''",
    "/api/missing,   404, origin-response",
    "/api/replaced,  201, origin-response viewer-response",
    "/index.html,    200, viewer-response",
    "/api/redirect,  302, ''",
  })
  void functionsForResponses_runForWhatTheirEventCovers(String path, int status, String trail)
      throws IOException {
    var response = RawHttp.get(cloud.distribution(), path);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().stream().filter(header -> header.startsWith("x-trail: ")))
        .isEqualTo(trail.isEmpty() ? List.of() : List.of("x-trail: " + trail));
  }

  /** What an origin calls its answer has no effect, and the viewer is told what happened. */
  @ParameterizedTest
  @ValueSource(strings = {"Error", "Hit", "LambdaGeneratedResponse"})
  void resultThatAnOriginForges_isIgnored(String result) throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/api/forged/" + result);

    assertThat(response.headers())
        .contains("x-trail: origin-response viewer-response")
        .filteredOn(header -> header.startsWith("x-cache: "))
        .containsExactly("x-cache: miss from cloudfront");
  }

  @Test
  void bodyOfAnOriginResponse_isReplaced() throws IOException {
    assertThat(RawHttp.get(cloud.distribution(), "/api/replaced").body()).isEqualTo("replaced");
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "/api/host,   502, lambdavalidationerror, 'it changed the header host, which is read-only"
        + " (see'",
    "/api/status, 502, lambdavalidationerror, it changed the status (see"
        + " https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html)",
    "/api/throw,  503, lambdaexecutionerror,  told to throw",
  })
  void misbehavingFunction_isToldToTheViewerAndTheConsole(
      String path, int status, String result, String line) throws IOException {
    var response = RawHttp.get(cloud.distribution(), path);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).contains("x-cache: " + result + " from cloudfront");
    assertThat(cloud.output())
        .contains(line.replace("status (", "status, which no function for viewer responses can ("));
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          EventType: viewer-response | EventType: viewer-request | a behaviour has one function for viewer-request
          IncludeBody: false         | IncludeBody: true         | IncludeBody: goes with requests only
          Timeout: 5                 | Timeout: 6                | its timeout is over 5 s
          MemorySize: 128            | MemorySize: 129           | its memory is over 128 MB at a viewer event
          """)
  void functionThatCloudFrontWouldRefuse_stopsTheStart(
      String text, String replacement, String message) throws IOException {
    var original = OneStack.template("edge-events.yaml");
    assertThat(original).contains(text);
    OneStack.assertRefused(
        folder, original.replaceFirst(Pattern.quote(text), replacement), message);
  }

  @Test
  void cloudFrontFunctionBesideAViewersFunction_stopsTheStart() throws IOException {
    OneStack.assertRefused(
        folder,
        OneStack.template("edge-events.yaml")
            .replaceFirst(
                "          LambdaFunctionAssociations:",
                "          FunctionAssociations: []\n          LambdaFunctionAssociations:"),
        "does not combine CloudFront functions with Lambda@Edge at viewer events");
  }
}
