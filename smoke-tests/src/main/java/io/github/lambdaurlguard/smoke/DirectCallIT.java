package io.github.lambdaurlguard.smoke;

import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Calls past CloudFront: refused, each for its own reason, unless they carry a valid signature.
 * What is asserted was recorded on AWS: a failure takes a deployment back.
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
        .header("x-amzn-ErrorType", startsWith("AccessDeniedException"));
  }

  @ParameterizedTest
  @EnumSource
  void call_signedWithUnknownKey_isForbidden(Route route) {
    callOf(route).signedBy(Caller.unknown()).send().then().statusCode(403);
  }

  @ParameterizedTest
  @EnumSource
  void call_signedWithWrongSecret_hasInvalidSignature(Route route) {
    callOf(route)
        .signedBy(Caller.withWrongSecret(caller))
        .send()
        .then()
        .statusCode(403)
        .header("x-amzn-ErrorType", startsWith("InvalidSignatureException"));
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
}
