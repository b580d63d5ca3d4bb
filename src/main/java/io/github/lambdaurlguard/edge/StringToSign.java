package io.github.lambdaurlguard.edge;

/**
 * What the signing key signs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-string-to-sign">Create
 *     a string to sign</a>
 */
final class StringToSign {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private StringToSign() {}

  static TextBuilder of(
      String date, CredentialScope scope, String canonicalRequestHash, Platform platform) {
    return platform
        .text()
        .append(ALGORITHM)
        .append('\n')
        .append(date)
        .append('\n')
        .append(scope.text())
        .append('\n')
        .append(canonicalRequestHash);
  }
}
