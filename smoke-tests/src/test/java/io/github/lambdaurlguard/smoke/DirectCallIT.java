package io.github.lambdaurlguard.smoke;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Calls past CloudFront: refused, each for its own reason, unless they carry a valid signature.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html">Control access to
 *     function URLs</a>
 */
class DirectCallIT {

  private static Addresses addresses;
  private static AwsCredentialsIdentity caller;

  @BeforeAll
  static void readAddressesAndCredentials() {
    addresses = Addresses.fromSystemProperties();
    caller = Caller.fromDefaultChain();
  }

  @ParameterizedTest
  @EnumSource
  void call_unsigned_isForbidden(Route route) {
    callOf(route)
        .send()
        .then()
        .statusCode(403)
        .header("x-amzn-ErrorType", startsWith("AccessDeniedException"))
        .body(
            "Message",
            equalTo(
                "Forbidden. For troubleshooting Function URL authorization issues, see:"
                    + " https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"));
  }

  @ParameterizedTest
  @EnumSource
  void call_signedWithUnknownKey_isForbidden(Route route) {
    callOf(route).signedBy(Caller.unknown()).send().then().statusCode(403);
  }

  @ParameterizedTest
  @EnumSource
  void call_signedWithWrongSecret_hasInvalidSignature(Route route) {
    callOf(route).signedBy(Caller.withWrongSecret(caller)).send().then().spec(invalidSignature());
  }

  @ParameterizedTest
  @EnumSource
  void call_pathAlteredAfterSigning_hasInvalidSignature(Route route) {
    callOf(route).signedBy(caller).withPath("/altered").send().then().spec(invalidSignature());
  }

  @ParameterizedTest
  @EnumSource
  void call_queryAddedAfterSigning_hasInvalidSignature(Route route) {
    callOf(route)
        .signedBy(caller)
        .withPath("/?altered=true")
        .send()
        .then()
        .spec(invalidSignature());
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATE_BOOK", "UPDATE_BOOK"})
  void call_bodyAlteredAfterSigning_hasInvalidSignature(Route route) {
    callOf(route)
        .signedBy(caller)
        .withBody("{\"name\":\"altered\",\"author\":\"altered\"}")
        .send()
        .then()
        .spec(invalidSignature());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("refused-caller")
  void call_signedByRefusedCaller_isForbidden(Route route) {
    callOf(route)
        .signedBy(caller)
        .send()
        .then()
        .statusCode(403)
        .header("x-amzn-ErrorType", startsWith("AccessDeniedException"));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("allowed-caller")
  void call_signedByAllowedCaller_reachesTheFunction(Route route) {
    callOf(route).signedBy(caller).send().then().statusCode(route.statusOfTheFunction());
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
