package io.github.lambdaurlguard.edge;

/**
 * A key derived from the secret access key for one credential scope.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key">Derive
 *     a signing key</a>
 */
final class SigningKey {
  private final Credentials credentials;
  private final CredentialScope scope;
  private final HmacKey key;

  private SigningKey(Credentials credentials, CredentialScope scope, HmacKey key) {
    this.credentials = credentials;
    this.scope = scope;
    this.key = key;
  }

  static SigningKey derive(Credentials credentials, CredentialScope scope, Platform platform) {
    HmacKey key =
        platform
            .hmacKey("AWS4" + credentials.secretAccessKey())
            .derive(scope.date())
            .derive(scope.region())
            .derive(CredentialScope.SERVICE)
            .derive(CredentialScope.TERMINATION);
    return new SigningKey(credentials, scope, key);
  }

  boolean isOf(Credentials otherCredentials, String date) {
    return credentials.equals(otherCredentials) && scope.date().equals(date);
  }

  CredentialScope scope() {
    return scope;
  }

  /** The signature of the string to sign. */
  String sign(String stringToSign) {
    return key.sign(stringToSign);
  }
}
