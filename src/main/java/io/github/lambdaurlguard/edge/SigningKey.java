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
    this.signedHeaders = SignedHeaders.of(credentials, platform);
    this.key =
        platform
            .hmacKey(platform.text().append("AWS4").append(credentials.secretAccessKey()).build())
            .derive(scope.day())
            .derive(scope.region())
            .derive(CredentialScope.SERVICE)
            .derive(CredentialScope.TERMINATION);
    this.authorizationUpToSignature =
        platform
            .text()
            .append(StringToSign.ALGORITHM + " Credential=")
            .append(credentials.accessKeyId())
            .append('/')
            .append(scope.text())
            .append(", SignedHeaders=")
            .append(signedHeaders.names())
            .append(", Signature=")
            .build();
  }

  boolean isOf(Credentials otherCredentials, String time) {
    return credentials.accessKeyId().equals(otherCredentials.accessKeyId()) && scope.includes(time);
  }

  SignedHeaders signedHeaders() {
    return signedHeaders;
  }

  /** The authorization header for a request of that date with that hash. */
  String authorize(String date, String canonicalRequestHash, Platform platform) {
    String signature = key.sign(StringToSign.of(date, scope, canonicalRequestHash, platform));
    return platform.text().append(authorizationUpToSignature).append(signature).build();
  }
}
