package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Responses that a function writes piece by piece: through CloudFront over HTTPS with the signer,
 * and at a function URL.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-response-streaming.html">Response
 *     streaming</a>
 */
class StreamingIT {
  private static final Duration LINE_INTERVAL = Duration.ofMillis(200);
  private static final int MEGABYTE = 1024 * 1024;

  private static final String OTHER_ORIGINS =
      """
      - Id: Open
        DomainName: !Select [2, !Split ["/", !GetAtt OpenUrl.FunctionUrl]]
        CustomOriginConfig:
          OriginProtocolPolicy: https-only
      - Id: Whole
        DomainName: !Select [2, !Split ["/", !GetAtt WholeUrl.FunctionUrl]]
        CustomOriginConfig:
          OriginProtocolPolicy: https-only
      """
          .indent(10);

  private static final String OTHER_BEHAVIORS =
      """
      - PathPattern: /kept/*
        TargetOriginId: Open
        ViewerProtocolPolicy: https-only
        CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
      - PathPattern: /whole/*
        TargetOriginId: Whole
        ViewerProtocolPolicy: https-only
        CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
      """
          .indent(10);

  private static LocalCloudProcess cloud;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    var workspace = Workspace.in(folder);
    workspace.writeTemplate(template());
    cloud = LocalCloudProcess.start(folder, workspace.argumentsWithHttps());
    client = HttpClient.newBuilder().sslContext(TrustedTls.trusting(cloud.certificate())).build();
  }

  /** The test stack with functions that stream: one behind the signer, one open to all. */
  private static String template() throws IOException {
    var whole = Workspace.template();
    var streams =
        """
              Runtime: nodejs22.x
              Handler: index.handler
              Code:
                ZipFile: |
        %s
              Timeout: 120
        """
            .formatted(resource("streaming.js").indent(10).stripTrailing());
    var begin = whole.indexOf("      Runtime: java25");
    var end = whole.indexOf("      Role: !GetAtt FunctionRole.Arn");
    var function = whole.substring(0, begin) + streams + whole.substring(end);
    return function
            .replaceFirst(
                "AuthType: AWS_IAM\n", "AuthType: AWS_IAM\n      InvokeMode: RESPONSE_STREAM\n")
            .replace(
                "        DefaultCacheBehavior:\n",
                OTHER_ORIGINS + "        DefaultCacheBehavior:\n")
            .replace("        CacheBehaviors:\n", "        CacheBehaviors:\n" + OTHER_BEHAVIORS)
        + resource("streaming.yaml").replace("CODE", resource("streaming.js").indent(10));
  }

  private static String resource(String name) throws IOException {
    try (var resource = StreamingIT.class.getResourceAsStream(name)) {
      return new String(resource.readAllBytes(), UTF_8);
    }
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.shutdownNow();
    }
    cloud.close();
  }

  enum Way {
    THROUGH_CLOUDFRONT,
    DIRECTLY
  }

  private static HttpResponse<InputStream> get(String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(cloud.distribution() + path)).build(),
        BodyHandlers.ofInputStream());
  }

  @ParameterizedTest
  @EnumSource
  void line_isAtTheViewerBeforeTheLastIsWritten(Way way) throws IOException, InterruptedException {
    var times = new ArrayList<Long>();
    try (var lines = new BufferedReader(new InputStreamReader(body(way, "/lines"), UTF_8))) {
      while (lines.readLine() != null) {
        times.add(System.nanoTime());
      }
    }

    assertThat(times).hasSize(5);
    assertThat(Duration.ofNanos(times.getLast() - times.getFirst()))
        .isGreaterThan(LINE_INTERVAL.multipliedBy(2));
  }

  private static InputStream body(Way way, String path) throws IOException, InterruptedException {
    return way == Way.THROUGH_CLOUDFRONT
        ? get("/function" + path).body()
        : raw(path).getInputStream();
  }

  /** A connection to the open function URL, whose response is in chunks; only lines are counted. */
  private static Socket raw(String path) throws IOException {
    var url = cloud.functionUrl("Open");
    var socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n"
                .formatted(path, url.getAuthority())
                .getBytes(UTF_8));
    var in = socket.getInputStream();
    for (var line = ""; !line.endsWith("\r\n\r\n"); ) {
      line += (char) in.read();
    }
    return socket;
  }

  @Test
  void prelude_isStatusHeadersAndCookies() throws IOException, InterruptedException {
    var response = get("/function/prelude");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().allValues("x-one")).containsExactly("1");
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(response.headers().firstValue("content-type")).contains("text/x-test");
    assertThat(response.headers().firstValue("content-length")).isEmpty();
    assertThat(text(response)).isEqualTo("body");
  }

  @Test
  void bytesWithoutPrelude_areThe200() throws IOException, InterruptedException {
    var response = get("/function/raw");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).contains("text/x-raw");
    assertThat(text(response)).isEqualTo("raw");
  }

  @Test
  void resultOfAHandlerThatDoesNotStream_isInOnePiece() throws IOException, InterruptedException {
    var response = get("/whole/x");

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void errorBeforeThePrelude_is502() throws IOException, InterruptedException {
    var response = get("/function/before");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(text(response)).isEqualTo("Internal Server Error");
    cloud.awaitOutput("thrown before the prelude", 1);
  }

  @Test
  void errorAfterThePrelude_breaksOffAndTheConsoleSaysWhy()
      throws IOException, InterruptedException {
    var response = get("/function/after");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThatThrownBy(() -> text(response)).isInstanceOf(IOException.class);
    cloud.awaitOutput("thrown after the first line", 1);
    assertThat(get("/function/prelude").statusCode()).isEqualTo(201);
  }

  @Test
  void timeoutWhileItStreams_breaksOffAndTheConsoleSaysSo()
      throws IOException, InterruptedException {
    try (var socket = raw("/forever")) {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    cloud.awaitOutput("Task timed out after 2.00 seconds", 1);
  }

  @Test
  void viewerThatGoesAway_doesNotStopTheFunction() throws IOException, InterruptedException {
    try (var body = get("/function/lines").body()) {
      assertThat(body.read()).isEqualTo('0');
    }

    cloud.awaitOutput("all lines are written", 1);
  }

  @Test
  void slowViewer_holdsNobodyUp() throws IOException, InterruptedException {
    try (var slow = get("/function/megabytes/20").body()) {
      assertThat(slow.read()).isEqualTo('x');

      for (int i = 0; i < 3; i++) {
        assertThat(text(get("/function/prelude"))).isEqualTo("body");
      }
    }
  }

  @Test
  void largestResponse_passesWithoutBeingHeld() throws IOException, InterruptedException {
    var before = residentBytes();

    long count;
    try (var body = get("/function/megabytes/200").body()) {
      count = body.transferTo(OutputStream.nullOutputStream());
    }

    assertThat(count).isEqualTo(200L * MEGABYTE);
    assertThat(residentBytes() - before).isLessThan(100L * MEGABYTE);
  }

  /** What the process holds, as Linux counts it; elsewhere the test shows only that all passes. */
  private static long residentBytes() throws IOException {
    var status = Path.of("/proc/%d/status".formatted(cloud.pid()));
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void responseOverTheLimit_breaksOff() throws IOException, InterruptedException {
    var response = get("/function/megabytes/201");

    assertThatThrownBy(() -> response.body().transferTo(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class);
    cloud.awaitOutput("the response has over 209715200 bytes", 1);
  }

  @Test
  void storableStream_isInTheCacheOnceItHasPassed() throws IOException, InterruptedException {
    var first = get("/kept/x");
    assertThat(text(first)).isEqualTo("kept");
    assertThat(first.headers().firstValue("x-cache")).contains("Miss from cloudfront");

    assertThat(get("/kept/x").headers().firstValue("x-cache")).contains("Hit from cloudfront");
  }

  @Test
  void way_isToldWhenTheLastByteHasGone() throws IOException, InterruptedException {
    text(get("/function/lines/told"));

    cloud.awaitOutput("201 GET /function/lines/told", 1);
    assertThat(
            cloud
                .output()
                .lines()
                .filter(line -> line.contains("GET /function/lines/told"))
                .findFirst())
        .hasValueSatisfying(
            line -> assertThat(line).containsPattern(" \\d{4,}\\.\\d ms = .*, streams "));
  }

  private static String text(HttpResponse<InputStream> response) throws IOException {
    try (var body = response.body()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }
}
