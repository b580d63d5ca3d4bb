package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CloudFront functions on the way of requests, to a bucket and to a function URL. */
class CloudFrontFunctionsIT {
  @TempDir private static Path folder;
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    var site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("index.html"), "<title>Site</title>");
    Files.writeString(
        site.resolve("routes.json"),
        "{\"data\": [{\"key\": \"/old\", \"value\": \"/index.html\"}, {\"key\": \"/api/old\","
            + " \"value\": \"/api/new\"}]}");
    Files.writeString(folder.resolve("functions.yaml"), OneStack.template("functions.yaml"));
    cloud = LocalCloudProcess.start(folder, OneStack.arguments(folder, "functions.yaml", "state"));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void viewerRequestFunction_changesWhatTheBucketIsAskedFor() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/old");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("<title>Site</title>");
  }

  @Test
  void viewerRequestFunction_changesWhatACustomOriginIsSent() throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(),
            "POST",
            "/api/old?page=7&x=y",
            List.of("Cookie: a=1; b=2"),
            "body".getBytes(StandardCharsets.UTF_8));

    assertThat(response.body())
        .contains("\"path\":\"/api/new\"")
        .contains("\"query\":\"page=1&page=2\"")
        .contains("\"cookies\":[\"a=1\",\"b=2\"]")
        .contains("\"added\":\"by the function\"");
  }

  @Test
  void queryThatTheFunctionLeavesAlone_isForwardedAsSent() throws IOException {
    assertThat(RawHttp.get(cloud.distribution(), "/api/x?a&b=%20&a=2").body())
        .contains("\"query\":\"a&b=%20&a=2\"");
  }

  @ParameterizedTest
  @CsvSource({"/redirect", "/api/redirect"})
  void generatedResponse_isAnsweredWithThePolicysHeadersAndWithoutTheOtherFunction(String path)
      throws IOException {
    var response = RawHttp.get(cloud.distribution(), path);

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.headers())
        .contains(
            "location: /elsewhere",
            "set-cookie: seen=yes; path=/; secure",
            "x-cache: functiongeneratedresponse from cloudfront",
            "x-policy: yes")
        .noneMatch(header -> header.startsWith("x-from-function"));
  }

  @Test
  void event_hasTheRequestsIdAndHeaders() throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(),
            "GET",
            "/api/event?a=1",
            List.of("X-Name: v", "Cookie: c=d", "X-Forwarded-Proto: http"),
            new byte[0]);

    var id =
        response.headers().stream()
            .filter(header -> header.startsWith("x-amz-cf-id: "))
            .map(header -> header.substring("x-amz-cf-id: ".length()))
            .findFirst()
            .orElseThrow();
    assertThat(response.body())
        .startsWith("{\"version\":\"1.0\",\"context\":{\"distributionDomainName\":\"d")
        .contains("\"eventType\":\"viewer-request\"")
        .contains("\"viewer\":{\"ip\":\"127.0.0.1\"}")
        .contains("\"querystring\":{\"a\":{\"value\":\"1\"}}")
        .contains("\"x-name\":{\"value\":\"v\"}")
        .contains("\"cookies\":{\"c\":{\"value\":\"d\"}}")
        .doesNotContain("x-forwarded-proto");
    assertThat(response.body().toLowerCase(Locale.ROOT)).contains("\"requestid\":\"" + id + "\"");
  }

  @ParameterizedTest
  @CsvSource({"/index.html", "/api/x"})
  void viewerResponseFunction_seesThePolicysHeadersAndAddsItsOwn(String path) throws IOException {
    var response = RawHttp.get(cloud.distribution(), path);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers())
        .contains("x-from-function: " + path, "x-saw-policy: true", "x-policy: yes")
        .noneMatch(header -> header.startsWith("set-cookie"));
  }

  @Test
  void viewerResponseFunction_replacesStatusAndBody() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/api/replaced");

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.body()).isEqualTo("replaced");
    assertThat(response.headers()).contains("content-type: text/plain", "content-length: 8");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"/missing.html, 403", "/api/missing, 404"})
  void viewerResponseFunction_doesNotRunForAnErrorOfTheOrigin(String path, int status)
      throws IOException {
    var response = RawHttp.get(cloud.distribution(), path);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).noneMatch(header -> header.startsWith("x-from-function"));
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "/throw,       503, functionexecutionerror,  told to throw",
    "/loop,        503, functionthrottlederror,  timed out",
    "/nothing,     502, functionvalidationerror, it returned neither a request nor a response (see"
        + " https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html)",
    "/host,        502, functionvalidationerror, 'it changed the header host, which is read-only"
        + " (see"
        + " https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html)'",
    "/api/expect,  502, functionvalidationerror, 'it set the header expect, which is disallowed"
        + " (see'",
    "/api/via,     502, functionvalidationerror, '502 because of the CloudFront function Response:"
        + " it changed the header via'"
  })
  void misbehavingFunction_isToldToTheViewerAndTheConsole(
      String path, int status, String result, String line) throws IOException {
    var response = RawHttp.get(cloud.distribution(), path);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers()).contains("x-cache: " + result + " from cloudfront");
    assertThat(cloud.output()).contains(line);
  }

  @Test
  void functionThatTakesFarTooLong_isToldOnTheConsole() throws IOException {
    assertThat(RawHttp.get(cloud.distribution(), "/api/burn").status()).isEqualTo(200);

    assertThat(cloud.output())
        .containsPattern("CloudFront function Request: a compute utilization of \\d{4}");
  }

  @Test
  void logOfAFunction_isOnTheConsoleWithItsName() throws IOException, InterruptedException {
    RawHttp.get(cloud.distribution(), "/api/logged");

    cloud.awaitOutput("[Request] saw logged as ", 1);
    assertThat(cloud.output())
        .containsPattern("CloudFront function Request compute utilization \\d+");
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          EventType: viewer-response | EventType: viewer-request  | EventType: a behaviour has one function for viewer-request
          EventType: viewer-response | EventType: origin-request  | EventType: "origin-request" is not implemented
          AutoPublish: true          | AutoPublish: false         | is not published: give it AutoPublish: true
          cloudfront-js-2.0          | cloudfront-js-3.0          | Resources/Request/Properties/FunctionConfig/Runtime: "cloudfront-js-3.0" is not implemented
          Name: request              | Name: a.b                  | Resources/Request/Properties/Name: a.b is not 1 to 64 letters
          /routes.json               | /none.json                 | Resources/Routes/Properties/ImportSource/SourceArn: arn:aws:s3:::
          Routes.Arn                 | Site.Arn                   | is not a key value store of these templates
          // none                    | // PADDING                 | over CloudFront's 10240
          """)
  void functionThatCloudFrontWouldNotRun_stopsTheStart(
      String text, String replacement, String message) throws IOException {
    var original =
        OneStack.template("functions.yaml")
            .replace("const routes = cf.kvs();", "const routes = cf.kvs(); // none");
    assertThat(original).contains(text);
    OneStack.assertRefused(
        folder,
        original
            .replaceFirst(Pattern.quote(text), replacement)
            .replace("PADDING", "x".repeat(10_240)),
        message);
  }

  /** Node.js reads the code, when a plan is applied and nothing has been made yet. */
  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          let sum = 0; | class Sum {}                   | Resources/Request/Properties/FunctionCode: line 34: classes are not supported
          cf.kvs();    | cf.createRequestOriginGroup(); | cf.createRequestOriginGroup is not implemented by the local cloud
          """)
  void codeThatCloudFrontWouldNotRun_stopsTheStart(String text, String replacement, String message)
      throws IOException {
    var original = OneStack.template("functions.yaml");
    assertThat(original).contains(text);
    OneStack.assertCodeRefused(
        folder, original.replaceFirst(Pattern.quote(text), replacement), message);
  }

  @Test
  void syntaxThatAwsDoesNotList_isAWarningAtTheStart() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("modern.yaml"),
        OneStack.template("functions.yaml").replace("let sum = 0;", "let [sum] = [0];"));
    Files.createDirectory(folder.resolve("modern"));

    try (var modern =
        LocalCloudProcess.launch(folder, OneStack.arguments(folder, "modern.yaml", "modern"))) {
      modern.awaitOutput(
          "CloudFront function Request, line 34: destructuring: AWS does not list it", 1);
    }
  }
}
