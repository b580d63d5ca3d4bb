package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.junit.RunningCloud;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees of the requests: on the page, as JSON, and on the console. */
@TestStack
class LocalPageIT {
  private static RunningCloud cloud;

  @BeforeAll
  static void cloud(RunningCloud running) {
    cloud = running;
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @MethodSource("ways")
  void way_isRecorded(String method, String path, List<String> parts) throws IOException {
    RawHttp.send(cloud.distribution(), method, path, List.of(), new byte[0]);

    assertThat(parts(trace(path))).containsExactlyElementsOf(parts);
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.of(
            "GET",
            "/function/way",
            List.of(
                "behaviour /function/* passed",
                "edge Signer passed",
                "function Signer passed",
                "origin Function passed",
                "function URL Function passed",
                "signature  passed",
                "authorization  passed",
                "function Function passed")),
        Arguments.of(
            "GET",
            "/way",
            List.of(
                "behaviour * passed",
                "CloudFront function DeepLinks passed",
                "function DeepLinks passed",
                "cache  passed",
                "origin Site passed")),
        Arguments.of("DELETE", "/refused", List.of("behaviour * failed")));
  }

  @Test
  void functionThatThrows_isWhereTheWayFailed() throws IOException {
    RawHttp.get(cloud.distribution(), "/function/throw");

    assertThat(parts(trace("/function/throw")))
        .contains("function Function failed", "origin Function failed", "signature  passed");
  }

  @Test
  void unsignedCall_failsAtTheSignature() throws IOException {
    RawHttp.get(cloud.functionUrl("Function"), "/unsigned");

    assertThat(parts(trace("/unsigned")))
        .containsExactly("function URL Function passed", "signature  failed");
  }

  @Test
  void requestsSideBySide_eachHaveTheirOwnHops()
      throws IOException, InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<RawHttp.Response>>();
      for (int i = 0; i < 40; i++) {
        var path = "/function/side-" + i;
        calls.add(executor.submit(() -> RawHttp.get(cloud.distribution(), path)));
      }
      for (var call : calls) {
        assertThat(call.get().status()).isEqualTo(200);
      }
    }

    for (int i = 0; i < 40; i++) {
      assertThat(parts(trace("/function/side-" + i)))
          .hasSize(8)
          .contains("signature  passed", "function Function passed");
    }
  }

  @Test
  void function_seesNothingOfTheTrace() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/function/seen");
    @SuppressWarnings("unchecked")
    var headers = (Map<String, Object>) JSON.std.mapFrom(response.body()).get("headers");

    assertThat(headers.keySet())
        .isSubsetOf(
            Set.of(
                "cloudfront-forwarded-proto",
                "cloudfront-viewer-address",
                "cloudfront-viewer-http-version",
                "host",
                "user-agent",
                "via",
                "x-amz-cf-id",
                "x-amzn-tls-cipher-suite",
                "x-amzn-tls-version",
                "x-amz-content-sha256",
                "x-amz-date",
                "x-amz-security-token",
                "x-amzn-trace-id",
                "x-forwarded-for",
                "x-forwarded-host",
                "x-forwarded-port",
                "x-forwarded-proto"));
  }

  @Test
  void console_showsTheWayWithoutTheQuery() throws IOException {
    RawHttp.get(cloud.distribution(), "/function/logged?secret=hidden");

    assertThat(cloud.console())
        .containsPattern(
            "(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} 200 GET /function/logged \\d+\\.\\d ms = "
                + "behaviour /function/\\*.* → edge Signer signed.* → signature valid.* → "
                + "authorization allowed.* → function Function (warm|cold start) \\d+\\.\\d$")
        .doesNotContain("hidden", "\u001b[");
  }

  @Test
  void page_showsRoutesAndRequests() throws IOException {
    RawHttp.get(cloud.distribution(), "/function/shown");

    assertThat(RawHttp.get(cloud.distribution(), "/__local/stacks.json").body())
        .contains("\"pattern\":\"/function/*\"", "\"function\":\"Function\"");
    assertThat(trace("/function/shown"))
        .containsEntry("route", "/function/*")
        .containsEntry("api", true);
    assertThat(trace("/function/shown").get("lines").toString()).isEqualTo("[]");
  }

  private static List<String> parts(Map<String, Object> trace) {
    return ((List<?>) trace.get("hops"))
        .stream()
            .map(Map.class::cast)
            .map(
                hop ->
                    "%s %s %s"
                        .formatted(
                            hop.get("part"),
                            hop.get("subject"),
                            Boolean.TRUE.equals(hop.get("passed")) ? "passed" : "failed"))
            .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> trace(String path) throws IOException {
    var json = RawHttp.get(cloud.distribution(), "/__local/requests.json").body();
    return ((List<Map<String, Object>>) JSON.std.mapFrom(json).get("requests"))
        .stream().filter(trace -> path.equals(trace.get("path"))).findFirst().orElseThrow();
  }
}
