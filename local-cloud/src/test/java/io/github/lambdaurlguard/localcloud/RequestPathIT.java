package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.junit.RunningCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way from a viewer to a function and back, through real processes and real HTTP. */
@TestStack
class RequestPathIT {
  private static RunningCloud cloud;
  private static Path site;

  @BeforeAll
  static void cloud(RunningCloud running) {
    cloud = running;
    site = running.folder().resolve("site");
  }

  @Test
  void functionUrl_withoutSignature_is403InAwsWords() throws IOException {
    var response = RawHttp.get(cloud.functionUrl("Function"), "/");

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.headers()).contains("x-amzn-errortype: accessdeniedexception");
    assertThat(response.body()).isEqualTo("{\"Message\":\"Forbidden\"}");
  }

  @ParameterizedTest(name = "{0} -> {1} ? {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /function/1234                       | /1234                         | ``
          /function/a%20b                      | /a%20b                        | ``
          /function/a%2Fb                      | /a%2Fb                        | ``
          /function/a(b)!*'~                   | /a%28b%29%21%2A%27~           | ``
          /function/x?author=Le%20Guin         | /x                            | author=Le%20Guin
          /function/x?b=2&a=1&b=1              | /x                            | b=2&a=1&b=1
          /function/x?flag                     | /x                            | flag
          /function/x?a[]=1                    | /x                            | a%5B%5D=1
          /function/x?a=1+2                    | /x                            | a=1%202
          /function/x?a=%2B                    | /x                            | a=%2B
          """)
  void request_throughCloudFront_isSignedAsItGoesOnTheWire(String target, String path, String query)
      throws IOException {
    var response = RawHttp.get(cloud.distribution(), target);

    assertThat(response.status()).isEqualTo(200);
    var event = event(response);
    assertThat(event).containsEntry("rawPath", path).containsEntry("rawQueryString", query);
  }

  @Test
  void event_hasWhatAFunctionUrlAdds() throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(),
            "POST",
            "/function/x?k=1&k=2",
            List.of("Content-Type: application/json", "Cookie: a=1; b=2", "X-One: 1", "X-One: 2"),
            "{\"name\":\"Ünï\"}".getBytes(UTF_8));

    var event = event(response);
    assertThat(event)
        .containsEntry("version", "2.0")
        .containsEntry("body", "{\"name\":\"Ünï\"}")
        .containsEntry("isBase64Encoded", false)
        .containsEntry("cookies", List.of("a=1", "b=2"))
        .containsEntry("queryStringParameters", Map.of("k", "1,2"));
    assertThat(headers(event))
        .containsEntry("x-one", "1,2")
        .containsEntry("x-forwarded-proto", "https")
        .doesNotContainKey("x-lambda-url-guard-strip-prefix");
    assertThat(headers(event).get("host")).asString().endsWith(".lambda-url.us-east-1.on.aws");
  }

  @Test
  void binaryBody_arrivesInBase64() throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(),
            "POST",
            "/function/x",
            List.of("Content-Type: application/octet-stream"),
            new byte[] {0, (byte) 0xff, 1});

    assertThat(event(response))
        .containsEntry("body", "AP8B")
        .containsEntry("isBase64Encoded", true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"throw", "sleep", "exit", "malformed"})
  void misbehavingFunction_is502AndTheNextCallSucceeds(String misbehaviour) throws IOException {
    var failed = RawHttp.get(cloud.distribution(), "/function/" + misbehaviour);
    var next = RawHttp.get(cloud.distribution(), "/function/fine");

    assertThat(failed.status()).isEqualTo(502);
    assertThat(failed.body()).isEqualTo("Internal Server Error");
    assertThat(next.status()).isEqualTo(200);
  }

  @Test
  void functionThatNeverAnswers_isNamedWithItsTimeoutOnTheConsole() throws IOException {
    RawHttp.get(cloud.distribution(), "/function/sleep");

    assertThat(cloud.console())
        .containsPattern("! Function: \\S+ Task timed out after 2\\.00 seconds");
  }

  @ParameterizedTest(name = "a URL of {0} bytes -> {1}")
  @CsvSource({"8192, 200", "8193, 413"})
  void longUrl_is413AndTheConnectionClosed(int bytes, int status) throws IOException {
    // On AWS it begins with the name of the distribution: https://d111111abcdef8.cloudfront.net
    var target = "/function/" + "a".repeat(bytes - 37 - "/function/".length());
    var next = "GET /app.js HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    var requests = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n" + next;
    var response = RawHttp.exchange(cloud.distribution(), requests.getBytes(UTF_8));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body().contains("HTTP/1.1 200 OK")).isEqualTo(status == 200);
  }

  @Test
  void plainHttpThatWasChosen_isSaidAloud() throws IOException, InterruptedException {
    cloud.awaitConsole("plain HTTP counts as the HTTPS that CloudFront requires (--http)");
  }

  @Test
  void getWithBody_is403FromCloudFront() throws IOException {
    var response =
        RawHttp.send(cloud.distribution(), "GET", "/function/x", List.of(), "body".getBytes(UTF_8));

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.headers()).contains("x-cache: error from cloudfront");
  }

  @Test
  void methodOutsideTheBehavioursList_is403FromCloudFront() throws IOException {
    var response = RawHttp.send(cloud.distribution(), "DELETE", "/", List.of(), new byte[0]);

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.headers()).contains("content-type: text/html");
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "/,                 200, text/html",
    "/books/1/edit,     200, text/html",
    "/app.js,           200, text/javascript",
    "/missing.js,       403, application/xml"
  })
  void site_isServedFromTheBucketOnly(String path, int status, String contentType)
      throws IOException {
    var response = RawHttp.get(cloud.distribution(), path);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).contains("content-type: " + contentType);
  }

  @Test
  void changedFileOfTheSite_isServedAtOnceAndThenFromTheCache() throws IOException {
    Files.createDirectories(site.resolve("assets"));
    Files.writeString(site.resolve("assets/changing.txt"), "before");
    var first = RawHttp.get(cloud.distribution(), "/assets/changing.txt");
    var second = RawHttp.get(cloud.distribution(), "/assets/changing.txt");
    Files.writeString(site.resolve("assets/changing.txt"), "afterwards");
    var third = RawHttp.get(cloud.distribution(), "/assets/changing.txt");

    assertThat(first.headers()).contains("x-cache: miss from cloudfront");
    assertThat(second.headers()).contains("x-cache: hit from cloudfront");
    assertThat(second.body()).isEqualTo("before");
    assertThat(third.headers()).contains("x-cache: miss from cloudfront");
    assertThat(third.body()).isEqualTo("afterwards");
  }

  @Test
  void siteThatTheViewerHasAlready_is304() throws IOException {
    var first = RawHttp.get(cloud.distribution(), "/app.js");
    var tag =
        first.headers().stream()
            .filter(header -> header.startsWith("etag: "))
            .findFirst()
            .orElseThrow();

    var second =
        RawHttp.send(
            cloud.distribution(),
            "GET",
            "/app.js",
            List.of("If-None-Match: W/" + tag.substring("etag: ".length())),
            new byte[0]);

    assertThat(second.status()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/../../x.js", "/%2e%2e/x.js", "/a/%2e%2e/%2e%2e/x.js"})
  void pathThatLeavesTheRoot_isNoObjectOfTheBucket(String path) throws IOException {
    assertThat(RawHttp.get(cloud.distribution(), path).status()).isEqualTo(403);
  }

  @Test
  void responseHeadersPolicy_isAdded() throws IOException {
    assertThat(RawHttp.get(cloud.distribution(), "/function/x").headers())
        .contains("x-content-type-options: nosniff", "x-cache: miss from cloudfront");
  }

  /**
   * The event that the function answered with, without what must not be printed when a test fails.
   */
  private static Map<String, Object> event(RawHttp.Response response) throws IOException {
    var event = JSON.std.mapFrom(response.body());
    headers(event).keySet().removeAll(Set.of("authorization", "x-amz-security-token"));
    return event;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> headers(Map<String, Object> event) {
    return (Map<String, Object>) event.get("headers");
  }
}
