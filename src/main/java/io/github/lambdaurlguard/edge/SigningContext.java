package io.github.lambdaurlguard.edge;

/**
 * What the requests to one function URL have in common that are signed in the same second.
 *
 * @param date the second, {@code 20261123T055749Z}
 */
record SigningContext(
    String host,
    String date,
    Credentials credentials,
    CanonicalHeaders headers,
    StringToSign stringToSign,
    SigningKey key) {

  static SigningContext of(String host, String date, Credentials credentials, SigningKey key) {
    return new SigningContext(
        host,
        date,
        credentials,
        CanonicalHeaders.of(host, date, credentials),
        StringToSign.at(date, key.scope()),
        key);
  }

  /** The authorization header for the request with this hash. */
  String authorize(String canonicalRequestHash) {
    return key.authorize(stringToSign.text(canonicalRequestHash));
  }
}
