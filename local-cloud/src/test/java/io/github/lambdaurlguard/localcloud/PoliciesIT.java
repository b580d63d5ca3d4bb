package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.RawHttp.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of a template's own, and what they do to requests, answers and the cache. */
class PoliciesIT {
  private static final String PAGE = "<!doctype html><title>Not here</title>";

  @TempDir private static Path folder;
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("missing.html"), PAGE);
    Files.writeString(site.resolve("style.css"), "body { color: red }\n".repeat(100));
    Files.writeString(site.resolve("digits.txt"), "0123456789");
    Files.writeString(
        Files.createDirectory(site.resolve("raw")).resolve("digits.txt"), "0123456789");
    Files.writeString(
        Files.createDirectory(site.resolve("either")).resolve("there.txt"), "of the site");
    Files.writeString(folder.resolve("policies.yaml"), OneStack.template("policies/policies.yaml"));
    cloud = LocalCloudProcess.start(folder, OneStack.arguments(folder, "policies.yaml", "state"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void originAndEdgeFunction_getWhatThePoliciesTake() throws IOException {
    var seen =
        json(
            get(
                "/api/forwarded?page=1&x=2&trace=3",
                "Accept-Language: de",
                "X-Tracking: t",
                "X-Other: o",
                "User-Agent: browser",
                "Accept-Encoding: gzip, deflate, br",
                "Cookie: theme=dark; id=1"));

    assertThat(seen.get("rawQueryString")).isEqualTo("page=1&trace=3");
    assertThat(seen.get("cookies")).isEqualTo(List.of("theme=dark"));
    assertThat(headers(seen))
        .containsEntry("accept-language", "de")
        .containsEntry("x-tracking", "t")
        .containsEntry("user-agent", "Amazon CloudFront")
        .containsEntry("accept-encoding", "br,gzip")
        .containsEntry("x-seen-query", "page=1&trace=3")
        .doesNotContainKey("x-other");
    assertThat(headers(seen).get("host")).contains(".lambda-url.us-east-1");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/key?page=1&trace=9 | Accept-Language: de | true
          /api/key?page=1         | X-Tracking: other   | false
          /api/key?page=2         | Accept-Language: de | false
          /api/key?page=1         | Accept-Language: en | false
          """)
  void requestWithTheSameKey_isAHit(String target, String header, boolean hit) throws IOException {
    get("/api/key?page=1&trace=1", "Accept-Language: de");

    assertThat(get(target, header).headers().contains("x-cache: hit from cloudfront"))
        .isEqualTo(hit);
  }

  @Test
  void hit_runsNeitherEdgeFunctionNorFunction() throws IOException {
    var generated = get("/api/generated");
    var answered = get("/api/answered");

    assertThat(generated.body()).startsWith("generated ");
    assertThat(get("/api/generated").body()).isEqualTo(generated.body());
    assertThat(get("/api/answered").body()).isEqualTo(answered.body());
  }

  @Test
  void answerThatSaysNothing_isNotKeptUnderADefaultOfZero() throws IOException {
    var first = get("/api/unsaid");

    assertThat(get("/api/unsaid").body()).isNotEqualTo(first.body());
  }

  @Test
  void options_areKeptApart() throws IOException {
    get("/api/options");

    var first = send("OPTIONS", "/api/options");

    assertThat(json(first).get("method")).isEqualTo("OPTIONS");
    assertThat(send("OPTIONS", "/api/options").body()).isEqualTo(first.body());
  }

  @Test
  void errorOfAFunction_isKeptForSomeSeconds() throws IOException {
    var first = get("/api/status/500");

    var second = get("/api/status/500");

    assertThat(second.status()).isEqualTo(500);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers()).contains("x-cache: error from cloudfront");
    assertThat(second.headers()).anyMatch(header -> header.startsWith("age: "));
  }

  @ParameterizedTest
  @CsvSource({"200, false", "404, true", "500, true", "504, false"})
  void errorWhereNothingIsKept_isKeptUnlessTheDistributionObjects(int status, boolean kept)
      throws IOException {
    var path = "/uncached/status/" + status;
    get(path, "Authorization: of one viewer");

    var second = get(path, "Authorization: of another");

    assertThat(second.status()).isEqualTo(status);
    assertThat(second.headers().stream().anyMatch(header -> header.startsWith("age: ")))
        .isEqualTo(kept);
  }

  @Test
  void viewersConditionOnAKeptAnswer_isJudgedByCloudFront() throws IOException {
    get("/api/conditional");

    assertThat(get("/api/conditional", "If-None-Match: \"1\"").status()).isEqualTo(304);
    assertThat(get("/api/conditional", "If-Match: \"2\"").status()).isEqualTo(412);
  }

  @Test
  void rangeOfAKeptAnswer_isCutByCloudFront() throws IOException {
    var uncached = get("/api/range", "Range: bytes=0-3");
    var cached = get("/api/range", "Range: bytes=0-3");

    assertThat(uncached.status()).isEqualTo(200);
    assertThat(cached.status()).isEqualTo(206);
    assertThat(cached.body()).isEqualTo(uncached.body().substring(0, 4));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bytes=2-4     | 206 | 234 | content-range: bytes 2-4/10
          bytes=-1      | 206 | 9   | content-range: bytes 9-9/10
          bytes=10-     | 416 | ``  | content-range: bytes */10
          bytes=4-5,0-1 | 200 | 0123456789 | content-length: 10
          """)
  void rangeOfASite_isCut(String range, int status, String body, String header) throws IOException {
    var response = get("/digits.txt", "Range: " + range);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.headers()).contains(header);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip, br     | content-encoding: br
          gzip, br;q=0 | content-encoding: gzip
          identity     | content-length: 2000
          """)
  void site_isCompressedAsTheViewerTakesIt(String accepted, String header) throws IOException {
    var first = get("/style.css", "Accept-Encoding: " + accepted);
    var second = get("/style.css", "Accept-Encoding: " + accepted);

    assertThat(first.headers()).contains(header);
    assertThat(second.headers()).contains(header, "x-cache: hit from cloudfront");
  }

  @Test
  void missingObject_isThePageOfTheCustomErrorResponse() throws IOException {
    var response = get("/no-such.html");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(PAGE);
    assertThat(response.headers()).contains("x-cache: error from cloudfront");
  }

  @Test
  void errorPageThatIsMissing_isAnsweredByTheOriginOfThePages() throws IOException {
    var response = get("/api/status/405");

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.body()).contains("<Code>AccessDenied</Code>");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"/raw/digits.txt?x=1, 200", "/raw/digits.txt?versionId=1, 501"})
  void parameterThatS3Heeds_isNotIgnored(String target, int status) throws IOException {
    assertThat(get(target).status()).isEqualTo(status);
  }

  @Test
  void preflightOfABucket_isRefusedWithoutACorsConfiguration() throws IOException {
    var response = send("OPTIONS", "/raw/digits.txt", "Origin: https://a.example");

    // The distribution's page for 403 takes its place.
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(PAGE);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"bytes=2-4, 206", "'bytes=0-1,4-5', 200"})
  void rangeThatIsNotKept_isCutByTheBucket(String range, int status) throws IOException {
    assertThat(get("/raw/digits.txt", "Range: " + range).status()).isEqualTo(status);
  }

  @Test
  void objectThatThePrimaryOriginLacks_isTheSecondarys() throws IOException {
    var there = get("/either/there.txt");
    var missing = get("/either/missing.txt");

    assertThat(there.body()).isEqualTo("of the site");
    assertThat(missing.status()).isEqualTo(200);
    assertThat(headers(json(missing)).get("host")).contains(".lambda-url.us-east-1");
  }

  @Test
  void headersThatCloudFrontMakes_reachTheOrigin() throws IOException {
    var seen = headers(json(get("/api/made")));

    assertThat(seen)
        .containsEntry("cloudfront-forwarded-proto", "https")
        .containsEntry("cloudfront-viewer-http-version", "1.1");
    assertThat(seen.get("cloudfront-viewer-address")).matches("127\\.0\\.0\\.1:\\d+");
  }

  @Test
  void cookiesOfAnOrigin_reachTheViewerWhereCookiesAreForwarded() throws IOException {
    assertThat(get("/api/cookies").headers()).contains("set-cookie: seen=1");
  }

  @Test
  void hostOfTheViewer_isNoFunctionUrls() throws IOException {
    // A 403, which the distribution's custom error response makes a 404.
    assertThat(get("/host/a").status()).isEqualTo(404);
    assertThat(cloud.output())
        .contains("no function URL has the host name " + cloud.distribution().getAuthority());
  }

  @Test
  void simultaneousRequests_haveOneAnswer() throws Exception {
    try (var viewers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Response>>();
      for (int i = 0; i < 10; i++) {
        answers.add(viewers.submit(() -> get("/api/slow")));
      }
      var first = answers.getFirst().get();
      for (var answer : answers) {
        assertThat(answer.get().body()).isEqualTo(first.body());
      }
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CachePolicyId: !Ref ByLanguage | ForwardedValues: {QueryString: true} | OriginRequestPolicyId: goes with a CachePolicyId, not with ForwardedValues
          216adef6-5c7f-47e4-b989-5492eafa07d3 | 33f36d7e-f396-46d9-90e0-52428a34d9dc | does not implement AllViewerAndCloudFrontHeaders-2022-06
          88a5eaf4-2fd4-4709-b370-b4c650ea3fcf | bf0718e1-ba1e-49d1-88b1-f726733018ae | forward the viewer's Host, by which S3 finds no bucket
          CachedMethods: [GET, HEAD, OPTIONS] | CachedMethods: [GET, POST] | CachedMethods: has to be GET and HEAD
          AllowedMethods: [GET, HEAD, OPTIONS] | AllowedMethods: [GET, HEAD] | CachedMethods: has to be GET and HEAD
          TargetOriginId: site-then-echo | TargetOriginId: neither | TargetOriginId: neither is none of the origins
          Name: nothing | Name: by-language | Name: by-language is another policy's too
          ErrorCode: 504 | ErrorCode: 418 | ErrorCode: 418 is none that CloudFront has responses for
          ErrorCode: 504 | ErrorCode: 403 | ErrorCode: 403 has two responses
          ResponseCode: 404 | Comment: x | ResponseCode: is missing
          ResponsePagePath: /missing.html | ResponsePagePath: missing.html | does not begin with a slash
          MaxTTL: 3600 | MaxTTL: 0 | EnableAcceptEncodingGzip: is invalid for a policy with caching disabled
          """)
  void templateThatCloudFrontWouldRefuse_stopsTheStart(
      String text, String replacement, String message) throws IOException {
    assertThat(OneStack.template("policies/policies.yaml")).contains(text);
    OneStack.assertRefused(
        folder, OneStack.template("policies/policies.yaml").replace(text, replacement), message);
  }

  private static Response get(String target, String... headers) throws IOException {
    return send("GET", target, headers);
  }

  private static Response send(String method, String target, String... headers) throws IOException {
    return RawHttp.send(cloud.distribution(), method, target, List.of(headers), new byte[0]);
  }

  private static Map<String, Object> json(Response response) throws IOException {
    return JSON.std.mapFrom(response.body());
  }

  /** The headers that reached the function. */
  private static Map<String, String> headers(Map<String, Object> seen) {
    var headers = new HashMap<String, String>();
    ((Map<?, ?>) seen.get("headers"))
        .forEach((name, value) -> headers.put((String) name, (String) value));
    return headers;
  }
}
