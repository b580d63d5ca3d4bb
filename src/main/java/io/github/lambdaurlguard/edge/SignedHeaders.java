package io.github.lambdaurlguard.edge;

/**
 * The headers that are signed, besides the payload hash.
 *
 * @param date the time of the signature, {@code 20261123T055749Z}
 * @param sessionToken null for credentials without a session
 */
record SignedHeaders(String host, String date, String sessionToken) {
  /** Their names in canonical order. */
  String names() {
    return sessionToken == null
        ? "host;x-amz-content-sha256;x-amz-date"
        : "host;x-amz-content-sha256;x-amz-date;x-amz-security-token";
  }
}
