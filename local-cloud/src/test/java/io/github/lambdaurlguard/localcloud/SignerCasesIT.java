package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.junit.RunningCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The signer's table of cases over real HTTP: what it signs, the AWS SDK's signer accepts; what it
 * refuses, the viewer is told.
 */
@TestStack
class SignerCasesIT {
  private static final Path CASES =
      Path.of("../src/test/resources/io/github/lambdaurlguard/edge/cases.json");

  private static final String ROUTE = "/function";

  /** What is left of a URL after {@code https://d111111abcdef8.cloudfront.net}. */
  private static final int LONGEST_TARGET_BYTES = 8_192 - 37;

  /** What a case may set and a viewer can too. The rest describes other origins and events. */
  private static final Set<String> FROM_A_VIEWER =
      Set.of("method", "uri", "querystring", "headers", "body");

  private static RunningCloud cloud;

  @BeforeAll
  static void cloud(RunningCloud running) {
    cloud = running;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signedCases")
  void signedCase_isAcceptedAndArrivesAsSigned(
      String name, Map<String, ?> request, Map<String, ?> signed) throws IOException {
    var response = send(request);

    assertThat(response.status()).isEqualTo(200);
    if (!request.get("method").equals("HEAD")) {
      var event = JSON.std.mapFrom(response.body());
      assertThat(event.get("rawPath")).isEqualTo(signed.get("uri"));
      assertThat(event.get("rawQueryString")).isEqualTo(signed.get("querystring"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedCases")
  void refusedCase_isToldToTheViewer(String name, Map<String, ?> request, Map<String, ?> refused)
      throws IOException {
    var response = send(request);

    assertThat(response.status()).isEqualTo(Integer.parseInt((String) refused.get("status")));
    assertThat(response.headers()).contains("content-type: application/problem+json");
    assertThat(response.body()).contains((String) refused.get("detail"));
  }

  static Stream<Arguments> signedCases() throws IOException {
    return cases("signed").stream();
  }

  static Stream<Arguments> refusedCases() throws IOException {
    return cases("refused").stream();
  }

  /** CloudFront passes a malformed escape on, so it is the signer that refuses it. */
  @ParameterizedTest
  @ValueSource(strings = {"/100%", "/a%zz", "/%", "/%4"})
  void malformedEscapeInThePath_isRefusedByTheSigner(String path) throws IOException {
    var response = RawHttp.get(cloud.distribution(), ROUTE + path);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.headers()).contains("content-type: application/problem+json");
  }

  /** Lambda makes one of its own, and with it decides what X-Ray samples. */
  @Test
  void traceIdOfAViewer_doesNotReachTheFunction() throws IOException {
    var sent = "Root=1-5759e988-bd862e3fe1be46a994272793";

    var arrived = arrived("X-Amzn-Trace-Id", sent + ";Sampled=1");

    assertThat(arrived).startsWith("Self=1-").contains(";Root=1-").doesNotContain(sent);
  }

  /** So the last element is CloudFront's word, and all before it the viewer's. */
  @Test
  void forwardedFor_endsWithTheAddressThatCloudFrontSaw() throws IOException {
    assertThat(arrived("X-Forwarded-For", "203.0.113.9")).isEqualTo("203.0.113.9, 127.0.0.1");
  }

  private static String arrived(String header, String value) throws IOException {
    var response =
        RawHttp.send(
            cloud.distribution(), "GET", ROUTE + "/x", List.of(header + ": " + value), new byte[0]);
    var headers = (Map<?, ?>) JSON.std.mapFrom(response.body()).get("headers");
    return (String) headers.get(header.toLowerCase(Locale.ROOT));
  }

  private static List<Arguments> cases(String outcome) throws IOException {
    var selected = new ArrayList<Arguments>();
    var table = JSON.std.mapFrom(Files.readString(CASES));
    for (var each : (List<?>) table.get("cases")) {
      var testCase = (Map<?, ?>) each;
      var request = (Map<?, ?>) testCase.get("request");
      if (testCase.containsKey(outcome) && canBeSent(request) && staysOnTheRoute(request)) {
        selected.add(Arguments.of(testCase.get("name"), request, testCase.get(outcome)));
      }
    }
    return selected;
  }

  /** Dot segments can lead to another behaviour: CloudFront resolves them before it chooses one. */
  private static boolean staysOnTheRoute(Map<?, ?> request) {
    var segments = ((String) request.get("uri")).replaceAll("(?i)%2e", ".");
    return !segments.startsWith("/..") || segments.startsWith("/...");
  }

  /**
   * A request line ends at a space or a control character, text outside UTF-8 has no bytes. A body
   * that was announced and is not shown is an event that a connection cannot bring about.
   * CloudFront itself refuses a URL of over 8,192 bytes.
   */
  private static boolean canBeSent(Map<?, ?> request) {
    var target = target(request);
    return FROM_A_VIEWER.containsAll(request.keySet())
        && ((String) request.get("uri")).startsWith("/")
        && target.codePoints().noneMatch(c -> c == ' ' || c == '#' || Character.isISOControl(c))
        && target.getBytes(UTF_8).length <= LONGEST_TARGET_BYTES
        && !announcesABodyWithoutOne(request)
        && UTF_8.newEncoder().canEncode(target);
  }

  private static boolean announcesABodyWithoutOne(Map<?, ?> request) {
    return request.get("headers") instanceof Map<?, ?> headers
        && (headers.containsKey("content-length") || headers.containsKey("transfer-encoding"))
        && body(request.get("body")).length == 0;
  }

  private static String target(Map<?, ?> request) {
    var query = (String) request.get("querystring");
    return ROUTE + request.get("uri") + (query.isEmpty() ? "" : "?" + query);
  }

  private static RawHttp.Response send(Map<String, ?> request) throws IOException {
    var headers = new ArrayList<String>();
    if (request.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.add(name + ": " + value));
    }
    headers.removeIf(header -> header.startsWith("content-length:") || header.startsWith("host:"));
    return RawHttp.send(
        cloud.distribution(),
        (String) request.get("method"),
        target(request),
        headers,
        body(request.get("body")));
  }

  private static byte[] body(Object body) {
    return switch (body) {
      case null -> new byte[0];
      case Map<?, ?> described when described.containsKey("base64") ->
          Base64.getDecoder().decode((String) described.get("base64"));
      case Map<?, ?> described when described.containsKey("repeat") ->
          ((String) described.get("repeat"))
              .repeat(((Number) described.get("times")).intValue())
              .getBytes(UTF_8);
      case Map<?, ?> described -> ((String) described.get("text")).getBytes(UTF_8);
      default -> ((String) body).getBytes(UTF_8);
    };
  }
}
