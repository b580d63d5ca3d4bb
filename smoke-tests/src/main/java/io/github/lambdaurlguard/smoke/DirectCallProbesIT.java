package io.github.lambdaurlguard.smoke;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What is believed of Lambda's refusals: their texts, and calls that were altered. */
@Tag("probe")
@ExtendWith(Recording.class)
class DirectCallProbesIT {

  private static Addresses addresses;
  private static AwsCredentialsIdentity caller;

  @BeforeAll
  static void readAddressesAndCredentials() {
    addresses = Addresses.fromSystemProperties();
    caller = Caller.fromDefaultChain();
  }

  @ParameterizedTest
  @EnumSource
  @Asks(
      id = "direct-unsigned",
      question =
          "Does the text begin with Forbidden by which Lambda refuses a call without a signature"
              + " (%s)?",
      rule = ProbeSources.UNSIGNED_RULE,
      source = ProbeSources.URL_AUTH)
  void call_unsigned_isForbiddenInAwsWords(Route route) {
    // Recorded with nothing after it in 2025 and 2026, and with a link between the two.
    callOf(route).send().then().body("Message", startsWith("Forbidden"));
  }

  @ParameterizedTest
  @EnumSource
  @Asks(
      id = "direct-altered-path",
      question =
          "Does Lambda refuse a call as wrongly signed whose path is altered after signing (%s)?",
      rule = ProbeSources.WRONG_SIGNATURE_RULE,
      source = ProbeSources.SIGNATURE_TROUBLE)
  void call_pathAlteredAfterSigning_hasInvalidSignature(Route route) {
    callOf(route).signedBy(caller).withPath("/altered").send().then().spec(invalidSignature());
  }

  @ParameterizedTest
  @EnumSource
  @Asks(
      id = "direct-altered-query",
      question =
          "Does Lambda refuse a call as wrongly signed whose query is added after signing (%s)?",
      rule = ProbeSources.WRONG_SIGNATURE_RULE,
      source = ProbeSources.SIGNATURE_TROUBLE)
  void call_queryAddedAfterSigning_hasInvalidSignature(Route route) {
    callOf(route)
        .signedBy(caller)
        .withPath("/?altered=true")
        .send()
        .then()
        .spec(invalidSignature());
  }

  static Stream<Route> routesWithBody() {
    return Stream.of(Route.values()).filter(Route::hasBody);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("routesWithBody")
  @Asks(
      id = "direct-altered-body",
      question =
          "Does Lambda refuse a call as wrongly signed whose body is altered after signing (%s)?",
      rule = ProbeSources.WRONG_SIGNATURE_RULE,
      source = ProbeSources.SIGNATURE_TROUBLE)
  void call_bodyAlteredAfterSigning_hasInvalidSignature(Route route) {
    callOf(route)
        .signedBy(caller)
        .withBody("{\"altered\":true}")
        .send()
        .then()
        .spec(invalidSignature());
  }

  private static DirectCall callOf(Route route) {
    return route.callAt(addresses.of(route));
  }

  private static ResponseSpecification invalidSignature() {
    return new ResponseSpecBuilder()
        .expectStatusCode(403)
        .expectHeader("x-amzn-ErrorType", startsWith("InvalidSignatureException"))
        .expectBody("message", containsString("signature we calculated does not match"))
        .build();
  }
}
