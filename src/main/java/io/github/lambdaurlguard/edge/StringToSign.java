package io.github.lambdaurlguard.edge;

/**
 * What the signing key signs.
 *
 * @param untilHash what the requests of one second have in common: all but the hash of the
 *     canonical request
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign">Create
 *     a string to sign</a>
 */
record StringToSign(String untilHash) {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  static StringToSign at(String date, CredentialScope scope) {
    return new StringToSign(ALGORITHM + "\n" + date + "\n" + scope.text() + "\n");
  }

  String text(String canonicalRequestHash) {
    return untilHash + canonicalRequestHash;
  }
}
