package io.github.lambdaurlguard.edge;

/**
 * The form of a request that its signature is made from. Of the headers it holds only the host and
 * those that the signer sets: CloudFront may still change any other.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Create
 *     a canonical request</a>
 */
record CanonicalRequest(
    String method, String path, String query, SignedHeaders headers, String payloadHash) {

  String text(Platform platform) {
    return platform.join(
        method,
        "\n",
        path,
        "\n",
        query,
        "\nhost:",
        headers.host(),
        "\nx-amz-content-sha256:",
        payloadHash,
        "\nx-amz-date:",
        headers.date(),
        headers.sessionToken() == null ? "" : "\nx-amz-security-token:",
        headers.sessionToken() == null ? "" : headers.sessionToken(),
        "\n\n",
        headers.names(),
        "\n",
        payloadHash);
  }
}
