package io.github.lambdaurlguard.edge;

/**
 * What the signing key signs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign">Create
 *     a string to sign</a>
 */
record StringToSign(String date, CredentialScope scope, String canonicalRequestHash) {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  String text(Platform platform) {
    return platform.join(ALGORITHM, "\n", date, "\n", scope.toString(), "\n", canonicalRequestHash);
  }
}
