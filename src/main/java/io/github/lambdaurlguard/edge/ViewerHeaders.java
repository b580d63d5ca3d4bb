package io.github.lambdaurlguard.edge;

/** What becomes of the viewer's headers that the signature takes the place of. */
final class ViewerHeaders {
  private static final String AUTHORIZATION = "x-forwarded-authorization";
  private static final String HOST = "x-forwarded-host";

  private ViewerHeaders() {}

  /**
   * Carries the viewer's authorization and host over to names that no viewer can set, and drops the
   * headers that Lambda would read as the signer's own, or a reader as its settings.
   */
  static void carryOver(OriginRequest request) {
    Headers headers = request.headers();
    String authorization = headers.first("authorization");
    String host = headers.first("host");
    // CloudFront drops X-Amz-Cf-* itself, and answers 502 when a function touches them.
    headers.removeAll("x-amz-", Settings.PREFIX, "x-amz-cf-");
    setOrRemove(headers, AUTHORIZATION, authorization);
    setOrRemove(
        headers,
        HOST,
        host == null || host.equals(request.originDomainName())
            ? request.distributionDomainName()
            : host);
  }

  private static void setOrRemove(Headers headers, String name, String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.set(name, value);
    }
  }
}
