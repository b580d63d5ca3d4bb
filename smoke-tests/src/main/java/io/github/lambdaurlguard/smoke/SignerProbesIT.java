package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is believed of CloudFront in front of the signer: what it makes of viewers' headers, and how
 * much of a body it shows.
 */
@Tag("probe")
@Tag("differs-by-reads")
@ExtendWith(Recording.class)
class SignerProbesIT {

  /** CloudFront's quota on the body that it shows to an origin-request function: 1 MB. */
  private static final int MAX_SHOWN_BODY_BYTES = 1_048_576;

  private static final String HASH_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static Addresses addresses;

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments("Authorization", "Bearer x"),
        arguments("Authorization", "Basic dXNlcjpwYXNzd29yZA=="),
        arguments("Authorization", "AWS4-HMAC-SHA256 forged"),
        arguments("X-Amz-Security-Token", "forged"),
        arguments("X-Amz-Date", "20010101T000000Z"),
        arguments("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
        arguments("X-Forwarded-Host", "example.com"),
        arguments("X-Forwarded-For", "203.0.113.1"),
        arguments("X-Lambda-Url-Guard-Strip-Prefix", "/forged"),
        arguments("User-Agent", "a (b; c) d/1.0"),
        arguments("Cookie", "a=1; b=2"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  @Asks(
      id = "signer-header",
      question = "Does the signature hold if a viewer sends %s: %s?",
      source = ProbeSources.CUSTOM_ORIGINS)
  void call_viewerSendsHeader_isStillLetIn(String name, String value) {
    for (var route : Route.values()) {
      var request = Http.request().contentType("application/json").header(name, value);
      (route.body().isEmpty() ? request : request.body(route.body()))
          .request(route.method(), at(route))
          .then()
          .statusCode(isSignedAsTheHash(name, route) ? 403 : route.statusOfTheFunction());
    }
  }

  /**
   * Origin access control signs whatever the viewer calls the hash of the body; the signer its own.
   */
  private static boolean isSignedAsTheHash(String header, Route route) {
    return header.equals("X-Amz-Content-Sha256")
        && route.method().equals("GET")
        && addresses.hasReadsByOriginAccessControl();
  }

  static Stream<Route> routesWithBody() {
    return Stream.of(Route.values()).filter(Route::hasBody);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("routesWithBody")
  @Asks(
      id = "signer-body-over-1-mb",
      question =
          "Does CloudFront show that a body is over 1 MB, so that the signer refuses it with 413"
              + " (%s)?",
      source = ProbeSources.SHOWN_BODIES)
  void call_bodyOverLimit_isTooLarge(Route route) {
    var response = tooLong().request(route.method(), at(route));

    // With AssertJ alone: REST-assured would print the body of a call that fails.
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.<Integer>path("status")).isEqualTo(413);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("routesWithBody")
  @Asks(
      id = "signer-body-over-1-mb-wrong-hash",
      question =
          "Does Lambda refuse a body of over 1 MB that is signed as if it had the hash of another"
              + " (%s)?",
      source = ProbeSources.SHOWN_BODIES)
  void call_bodyOverLimitWithAnotherHash_isForbidden(Route route) {
    var response =
        tooLong()
            .header("X-Amz-Content-Sha256", HASH_OF_NOTHING)
            .request(route.method(), at(route));

    assertThat(response.statusCode()).isEqualTo(403);
  }

  /**
   * The signer hashes the body that CloudFront shows it, whatever the method. It is the route's own
   * body: a function may take any other, and keep it.
   */
  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "OPTIONS", "PATCH", "PUT"})
  @Asks(
      id = "signer-body-method",
      question = "Does CloudFront show the signer the body of %s, so that the signature holds?",
      source = ProbeSources.SHOWN_BODIES)
  void call_bodyWithAnotherMethod_isSigned(String method) {
    for (var route : (Iterable<Route>) routesWithBody()::iterator) {
      var response =
          Http.request()
              .contentType("application/json")
              .body(route.body())
              .request(method, at(route));

      assertThat(response.statusCode()).isNotEqualTo(403);
    }
  }

  private static RequestSpecification tooLong() {
    return Http.request()
        .contentType("application/json")
        .body(" ".repeat(MAX_SHOWN_BODY_BYTES + 1));
  }

  private static URI at(Route route) {
    return URI.create(addresses.api() + route.distributionPath());
  }
}
