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

  static String of(String date, CredentialScope scope, String canonicalRequestHash) {
    return ALGORITHM + "\n" + date + "\n" + scope.text() + "\n" + canonicalRequestHash;
  }
}
