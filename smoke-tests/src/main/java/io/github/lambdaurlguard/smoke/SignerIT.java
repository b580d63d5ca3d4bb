package io.github.lambdaurlguard.smoke;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route through CloudFront: what the signer signs is let in. */
class SignerIT {

  private static Addresses addresses;

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
  }

  @ParameterizedTest
  @EnumSource
  void call_throughCloudFront_reachesTheFunction(Route route) {
    var request = Http.request().contentType("application/json");
    (route.hasBody() ? request.body(route.body()) : request)
        .request(route.method(), URI.create(addresses.api() + route.distributionPath()))
        .then()
        .statusCode(route.statusOfTheFunction());
  }
}
