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
  private static final String WITHOUT_TOKEN = "host;x-amz-content-sha256;x-amz-date";
  private static final String WITH_TOKEN = WITHOUT_TOKEN + ";x-amz-security-token";

  static SignedHeaders of(Credentials credentials, Platform platform) {
    String token = credentials.sessionToken();
    String names = token == null ? WITHOUT_TOKEN : WITH_TOKEN;
    TextBuilder text = platform.text();
    if (token != null) {
      text.append("\nx-amz-security-token:").append(token);
    }
    String tokenAndNames = text.append("\n\n").append(names).append('\n').build();
    return new SignedHeaders(
        names, platform.middleHash(tokenAndNames, PayloadHash.OF_NOTHING.length()));
  }
}
