package io.github.lambdaurlguard.edge;

/**
 * What a signing key is good for: one day, one region, one service.
 *
 * @param date the day in UTC, {@code 20261123}
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Credential
 *     scope</a>
 */
record CredentialScope(String date, String region) {
  static final String SERVICE = "lambda";
  static final String TERMINATION = "aws4_request";

  /** The day of a time, {@code 20261123} of {@code 20261123T055749Z}. */
  static String dayOf(String time) {
    return time.substring(0, "20261123".length());
  }

  @Override
  public String toString() {
    return date + "/" + region + "/" + SERVICE + "/" + TERMINATION;
  }
}
