package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals in AWS's words, byte for byte, with the length that was recorded where one was. */
class RefusalsTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusal_isInTheWordsThatWereRecorded(
      String source, HttpResponse refusal, int status, String type, String body, int length) {
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.headers().get("x-amzn-ErrorType")).isEqualTo(type);
    assertThat(refusal.headers().get("Content-Type")).isEqualTo("application/json");
    assertThat(refusal.body().text()).isEqualTo(body).hasSize(length);
  }

  static Stream<Arguments> refusal_isInTheWordsThatWereRecorded() {
    return Stream.of(
        Arguments.of(
            "a host of no URL: localstack/localstack at 8b9a79f05, 2025-11-24",
            Refusals.unknownHost(request("GET")),
            403,
            "AccessDeniedException",
            "{\"Message\":null}",
            16),
        Arguments.of(
            "unsigned, AWS_IAM: curl -v of 2025-06-22, and 2026-09-19",
            Refusals.UNSIGNED,
            403,
            "AccessDeniedException",
            "{\"Message\":\"Forbidden\"}",
            23),
        Arguments.of(
            "NONE without permission: localstack/localstack, 2025-11-24",
            Refusals.FORBIDDEN,
            403,
            "AccessDeniedException",
            "{\"Message\":\"Forbidden. For troubleshooting Function URL authorization issues, see:"
                + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html\"}",
            144),
        Arguments.of(
            "reserved concurrency in use, of the Invoke API: localstack/localstack, 2025-11-24",
            Refusals.THROTTLED,
            429,
            "TooManyRequestsException",
            "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\","
                + "\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}",
            103),
        Arguments.of(
            "an exception of the handler: localstack/localstack, 2025-11-24",
            Refusals.BAD_GATEWAY,
            502,
            "InternalServerErrorException",
            "Internal Server Error",
            21),
        Arguments.of(
            "over the limit: three projects' logs",
            Refusals.TOO_LARGE,
            413,
            "RequestEntityTooLargeException",
            "{\"Message\":\"Request must be smaller than 6291456 bytes for the InvokeFunction"
                + " operation\"}",
            89));
  }

  /** Notes with pasted headers, 2024-08-07: any origin may read that there is nothing. */
  @Test
  void unknownHost_isReadableByAnyOrigin() {
    var refused = Refusals.unknownHost(request("GET", "Origin", "https://a.example"));
    var preflight =
        Refusals.unknownHost(
            request(
                "OPTIONS",
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "x-a"));

    assertThat(refused.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(refused.headers().contains("Access-Control-Expose-Headers")).isTrue();
    assertThat(preflight.status()).isEqualTo(200);
    assertThat(List.of("Origin", "Methods", "Headers"))
        .extracting(what -> preflight.headers().get("Access-Control-Allow-" + what))
        .containsExactly("*", "PUT", "x-a");
    assertThat(preflight.headers().get("Access-Control-Max-Age")).isEqualTo("172800");
  }

  /** Only what was asked for is allowed, and nothing to who is no page. */
  @Test
  void unknownHost_allowsNothingThatWasNotAskedFor() {
    var refused = Refusals.unknownHost(request("GET"));
    var preflight = Refusals.unknownHost(request("OPTIONS"));

    assertThat(refused.headers().contains("Access-Control-Allow-Origin")).isFalse();
    assertThat(preflight.headers().contains("Access-Control-Allow-Methods")).isFalse();
    assertThat(preflight.headers().contains("Access-Control-Allow-Headers")).isFalse();
  }

  private static HttpRequest request(String method, String... headers) {
    var fields = HttpFields.build();
    for (var i = 0; i < headers.length; i += 2) {
      fields.add(headers[i], headers[i + 1]);
    }
    return new HttpRequest(method, "/", Optional.empty(), fields, Body.EMPTY, "192.0.2.1");
  }
}
