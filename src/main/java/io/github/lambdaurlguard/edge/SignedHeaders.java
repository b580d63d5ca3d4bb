package io.github.lambdaurlguard.edge;

/**
 * The headers that are signed: the host and those that the signer sets. CloudFront may still change
 * any other.
 *
 * @param names in canonical order
 * @param tokenAndNames what the canonical requests of a session have in common: the lines of the
 *     session token and of the names
 */
record SignedHeaders(String names, String tokenAndNames) {
  private static final String WITHOUT_TOKEN = "host;x-amz-content-sha256;x-amz-date";
  private static final String WITH_TOKEN = WITHOUT_TOKEN + ";x-amz-security-token";

  static SignedHeaders of(Credentials credentials) {
    String token = credentials.sessionToken();
    String names = token == null ? WITHOUT_TOKEN : WITH_TOKEN;
    String tokenLine = token == null ? "" : "\nx-amz-security-token:" + token;
    return new SignedHeaders(names, tokenLine + "\n\n" + names + "\n");
  }
}
