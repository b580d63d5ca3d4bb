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
  private final String authorizationUpToSignature;

  SigningKey(Credentials credentials, CredentialScope scope, Platform platform) {
    this.credentials = credentials;
    this.scope = scope;
    this.key =
        platform
            .hmacKey("AWS4" + credentials.secretAccessKey())
            .derive(scope.day())
            .derive(scope.region())
            .derive(CredentialScope.SERVICE)
            .derive(CredentialScope.TERMINATION);
    this.authorizationUpToSignature =
        StringToSign.ALGORITHM
            + " Credential="
            + credentials.accessKeyId()
            + "/"
            + scope.text()
            + ", SignedHeaders="
            + CanonicalHeaders.names(credentials)
            + ", Signature=";
  }

  boolean isOf(Credentials otherCredentials, String time) {
    return credentials.accessKeyId().equals(otherCredentials.accessKeyId()) && scope.includes(time);
  }

  CredentialScope scope() {
    return scope;
  }

  /** The authorization header with the signature of this string to sign. */
  String authorize(String stringToSign) {
    return authorizationUpToSignature + key.sign(stringToSign);
  }
}
