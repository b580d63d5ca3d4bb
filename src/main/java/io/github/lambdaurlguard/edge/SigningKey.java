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
  private final SignedHeaders signedHeaders;
  private final HmacKey key;
  private final String authorizationUpToSignature;

  SigningKey(Credentials credentials, CredentialScope scope, Platform platform) {
    this.credentials = credentials;
    this.scope = scope;
    this.signedHeaders = SignedHeaders.of(credentials);
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
            + signedHeaders.names()
            + ", Signature=";
  }

  boolean isOf(Credentials otherCredentials, String time) {
    return credentials.accessKeyId().equals(otherCredentials.accessKeyId()) && scope.includes(time);
  }

  SignedHeaders signedHeaders() {
    return signedHeaders;
  }

  /** The authorization header for a request of that date with that hash. */
  String authorize(String date, String canonicalRequestHash) {
    return authorizationUpToSignature
        + key.sign(StringToSign.of(date, scope, canonicalRequestHash));
  }
}
