package io.github.lambdaurlguard.edge;

/**
 * What a signing key is good for: one day, one region, one service.
 *
 * @param day in UTC, {@code 20261123}
 * @param text as it stands in the string to sign
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Credential
 *     scope</a>
 */
record CredentialScope(String day, String region, String text) {
  static final String SERVICE = "lambda";
  static final String TERMINATION = "aws4_request";

  static CredentialScope of(String day, String region) {
    return new CredentialScope(day, region, day + "/" + region + "/" + SERVICE + "/" + TERMINATION);
  }

  /** Whether the time, {@code 20261123T055749Z}, falls on the day of this scope. */
  boolean includes(String time) {
    return time.startsWith(day);
  }

  /** The day of a time, {@code 20261123} of {@code 20261123T055749Z}. */
  static String dayOf(String time) {
    return time.substring(0, time.indexOf("T"));
  }
}
