package io.github.lambdaurlguard.edge;

/**
 * The form of a request that its signature is made from.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Create
 *     a canonical request</a>
 */
record CanonicalRequest(
    String method, String path, String query, String host, String date, String payloadHash) {

  String text(SignedHeaders signedHeaders) {
    return method
        + "\n"
        + path
        + "\n"
        + query
        + "\nhost:"
        + host
        + "\nx-amz-content-sha256:"
        + payloadHash
        + "\nx-amz-date:"
        + date
        + signedHeaders.tokenAndNames()
        + payloadHash;
  }
}
