package io.github.lambdaurlguard.edge;

/**
 * The headers that are signed: the host and those that the signer sets. CloudFront may still change
 * any other.
 *
 * @param names in canonical order
 * @param tokenAndNames hashes a canonical request around the part that the requests of a session
 *     have in common: it begins with the session token and ends with the names
 */
record SignedHeaders(String names, MiddleHash tokenAndNames) {
  private static final String ALWAYS = "host;x-amz-content-sha256;x-amz-date";

  static SignedHeaders of(Credentials credentials, Platform platform) {
    String token = credentials.sessionToken();
    String names = token == null ? ALWAYS : ALWAYS + ";x-amz-security-token";
    String tokenLine = token == null ? "" : "\nx-amz-security-token:" + token;
    return new SignedHeaders(
        names,
        platform.middleHash(tokenLine + "\n\n" + names + "\n", PayloadHash.OF_NOTHING.length()));
  }
}
