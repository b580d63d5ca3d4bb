package io.github.lambdaurlguard.edge;

/**
 * The form of a request that its signature is made from.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Create
 *     a canonical request</a>
 */
record CanonicalRequest(
    String method, String path, String query, CanonicalHeaders headers, String payloadHash) {

  String text() {
    return method
        + "\n"
        + path
        + "\n"
        + query
        + "\n"
        + headers.text(payloadHash)
        + "\n"
        + payloadHash;
  }
}
