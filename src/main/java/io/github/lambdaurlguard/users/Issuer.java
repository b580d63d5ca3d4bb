package io.github.lambdaurlguard.users;

import java.util.Map;

/**
 * Who signs the access tokens that are let in, and for which application.
 *
 * @param url the issuer as its tokens name it, for a Cognito user pool {@code
 *     https://cognito-idp.<region>.amazonaws.com/<pool id>}
 * @param clientId of the application that the tokens are made for
 */
record Issuer(String url, String clientId) {
  static Issuer from(Map<String, String> environment) {
    var url =
        required(environment, "USERS_ISSUER", "the address of the user pool that signs the tokens");
    if (!url.startsWith("https://")) {
      throw new IllegalStateException(
          "USERS_ISSUER is %s; set it to an https address, or others could answer for it"
              .formatted(url));
    }
    return new Issuer(
        url, required(environment, "USERS_CLIENT_ID", "the id of the pool's app client"));
  }

  private static String required(Map<String, String> environment, String name, String meaning) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "The environment variable %s is not set; set it to %s".formatted(name, meaning));
    }
    return value;
  }

  /** Where its public keys are. */
  String keysUrl() {
    return url + "/.well-known/jwks.json";
  }
}
