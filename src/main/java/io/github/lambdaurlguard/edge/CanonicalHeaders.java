package io.github.lambdaurlguard.edge;

/**
 * The headers that are signed, as they stand in the canonical requests of one second: the host and
 * those that the signer sets. CloudFront may still change any other.
 *
 * @param untilPayloadHash the lines up to the payload hash
 * @param fromDate the lines after it, an empty line, and the names
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Canonical
 *     headers</a>
 */
record CanonicalHeaders(String untilPayloadHash, String fromDate) {
  private static final String NAMES_WITHOUT_TOKEN = "host;x-amz-content-sha256;x-amz-date";
  private static final String NAMES_WITH_TOKEN = NAMES_WITHOUT_TOKEN + ";x-amz-security-token";

  static CanonicalHeaders of(String host, String date, Credentials credentials) {
    String token = credentials.sessionToken();
    String tokenLine = token == null ? "" : "x-amz-security-token:" + token + "\n";
    return new CanonicalHeaders(
        "host:" + host + "\nx-amz-content-sha256:",
        "\nx-amz-date:" + date + "\n" + tokenLine + "\n" + names(credentials));
  }

  /** The names of the headers that are signed with these credentials. */
  static String names(Credentials credentials) {
    return credentials.sessionToken() == null ? NAMES_WITHOUT_TOKEN : NAMES_WITH_TOKEN;
  }

  /** All of it, for a request with this payload hash. */
  String text(String payloadHash) {
    return untilPayloadHash + payloadHash + fromDate;
  }
}
