package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code signer.yaml} beside a distribution of somebody's own: the one of docs/signer.md, and one
 * that has routes.
 */
class SignerAloneIT {
  private static final Path REPOSITORY = Path.of("..");

  /** Numbered by CloudFormation's first deployment. */
  private static final String VERSION =
      "arn:aws:lambda:us-east-1:123456789012:function:the-signer:1";

  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("hello.yaml"),
        resource("hello.yaml").replace("        # docs/signer.md\n", exampleOfTheDocument()));
    Files.writeString(folder.resolve("routes.yaml"), resource("routes.yaml"));
    cloud =
        LocalCloudProcess.start(
            folder,
            "--template",
            REPOSITORY.resolve("cloudformation/signer.yaml") + "@us-east-1",
            "--template",
            folder.resolve("hello.yaml") + "@us-east-1",
            "--template",
            folder.resolve("routes.yaml") + "@us-east-1",
            "--parameter",
            "FunctionName=the-signer",
            "--parameter",
            "FunctionArns=arn:aws:lambda:us-east-1:123456789012:function:hello,"
                + "arn:aws:lambda:us-east-1:123456789012:function:world",
            "--parameter",
            "CodeBucket=artifacts",
            "--parameter",
            "SignerVersion=" + VERSION,
            "--artifact",
            "Signer=" + REPOSITORY.resolve("target/edge.zip"),
            "--http",
            "--port",
            "0",
            "--function-url-port",
            "0",
            "--state",
            folder.resolve("state").toString());
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void exampleOfTheDocument_letsSignedRequestsIn() throws IOException {
    var event =
        event(
            send("POST", "/hello/a%20b(c)?d=[e]", List.of("Content-Type: application/json"), "{}"));

    assertThat(event)
        .containsEntry("rawPath", "/a%20b%28c%29")
        .containsEntry("rawQueryString", "d=%5Be%5D")
        .containsEntry("body", "{}");
  }

  @Test
  void functionUrl_withoutTheDistribution_is403() throws IOException {
    assertThat(RawHttp.get(cloud.functionUrl("Hello"), "/").status()).isEqualTo(403);
  }

  /** What CloudFront shows of a body in chunks without any is a body, and an empty one. */
  @Test
  void emptyBodyInChunks_isSigned() throws IOException {
    var request =
        "POST /hello/ HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            .formatted(cloud.distribution().getAuthority());

    var response = RawHttp.exchange(cloud.distribution(), request.getBytes(StandardCharsets.UTF_8));

    assertThat(response.status()).as(response.body()).isEqualTo(200);
  }

  /**
   * The requests that two function URLs share an origin for, and what their routes make of them.
   */
  @ParameterizedTest
  @CsvSource({
    "GET,    /api/hello/1,    hello, /1",
    "GET,    /api/hello,      hello, /",
    "DELETE, /api/hello/1/x,  world, /1/x",
    "GET,    /api/v2/hello/1, world, /v2/hello/1",
  })
  void routes_leadToTheirFunctionUrls(String method, String path, String function, String seen)
      throws IOException {
    var event = event(sendByRoutes(method, path));

    assertThat(event).containsEntry("rawPath", seen);
    assertThat(((Map<?, ?>) event.get("headers")).get("x-served-by")).isEqualTo(function);
  }

  @Test
  void routes_withoutThePathOrTheMethod_areAnsweredInJson() throws IOException {
    var unknown = sendByRoutes("GET", "/api/nobody");
    var method = sendByRoutes("PATCH", "/api/hello");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.headers()).contains("content-type: application/problem+json");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.headers())
        .contains("content-type: application/problem+json", "allow: get, delete");
  }

  private static RawHttp.Response send(
      String method, String path, List<String> headers, String body) throws IOException {
    return RawHttp.send(
        cloud.distribution(), method, path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static RawHttp.Response sendByRoutes(String method, String path) throws IOException {
    return RawHttp.send(cloud.otherDistribution(), method, path, List.of(), new byte[0]);
  }

  private static Map<String, Object> event(RawHttp.Response response) throws IOException {
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return JSON.std.mapFrom(response.body());
  }

  private static String resource(String name) throws IOException {
    try (var resource = SignerAloneIT.class.getResourceAsStream("signer/" + name)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The block in YAML, as deep as the configuration of a distribution. */
  private static String exampleOfTheDocument() throws IOException {
    return Files.readAllLines(REPOSITORY.resolve("docs/signer.md")).stream()
        .dropWhile(line -> !line.equals("```yaml"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .map(line -> "        " + line + "\n")
        .collect(Collectors.joining());
  }
}
