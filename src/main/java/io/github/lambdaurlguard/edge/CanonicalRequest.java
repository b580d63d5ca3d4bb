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

  String hash(SignedHeaders signedHeaders, Platform platform) {
    TextBuilder untilDate =
        platform
            .text()
            .append(method)
            .append('\n')
            .append(path)
            .append('\n')
            .append(query)
            .append("\nhost:")
            .append(host)
            .append("\nx-amz-content-sha256:")
            .append(payloadHash)
            .append("\nx-amz-date:")
            .append(date);
    return signedHeaders.tokenAndNames().sha256(untilDate, payloadHash);
  }
}
