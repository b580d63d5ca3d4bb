package io.github.lambdaurlguard.edge;

/** What becomes of the viewer's headers that the signature takes the place of. */
final class ViewerHeaders {
  /**
   * Decides about the sampling of X-Ray: whoever sends it would have every request traced, or none.
   * Lambda makes one of its own where it is missing.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing
   *     header</a>
   */
  private static final String TRACE = "x-amzn-trace-id";

  private ViewerHeaders() {}

  /**
   * Carries the viewer's authorization and host over to names that no viewer can set, and drops the
   * headers that Lambda would read as the signer's own, X-Ray as its wishes, or a reader as the
   * signer's settings.
   */
  static void carryOver(OriginRequest request) {
    Headers headers = request.headers();
    String authorization = headers.first(SignersHeaders.AUTHORIZATION);
    String host = headers.first(SignersHeaders.HOST);
    // CloudFront drops X-Amz-Cf-* itself, and answers 502 when a function touches them.
    headers.removeAll("x-amz-", Settings.PREFIX, "x-amz-cf-");
    headers.remove(TRACE);
    setOrRemove(headers, SignersHeaders.FORWARDED_AUTHORIZATION, authorization);
    setOrRemove(headers, SignersHeaders.FORWARDED_HOST, forwardedHost(request, host));
  }

  /** Null when the template says it: CloudFront adds the custom headers of the origin itself. */
  private static String forwardedHost(OriginRequest request, String host) {
    if (request.originCustomHeader(SignersHeaders.FORWARDED_HOST) != null) {
      return null;
    }
    return host == null || host.equals(request.originDomainName())
        ? request.distributionDomainName()
        : host;
  }

  private static void setOrRemove(Headers headers, String name, String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.set(name, value);
    }
  }
}
