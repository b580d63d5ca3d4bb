package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeRules;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Transport;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * The request that CloudFront makes of a viewer's for an origin.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html">Request
 *     and response behavior for custom origins</a>
 */
public final class OriginRequest {
  private OriginRequest() {}

  /** To buckets goes the protocol that the viewer used; to custom origins here always HTTPS. */
  static HttpRequest of(Distribution distribution, Behavior behavior, HttpRequest viewer) {
    var forwarding = behavior.forwarding();
    var headers =
        HttpFields.build()
            .add(
                "Host",
                forwarding.takesHeader("host")
                    ? viewer.header("Host")
                    : behavior.origin().domainName());
    for (HttpField header : forwarding.headers(viewer)) {
      if (!EdgeRules.isDisallowed(header.getName())) {
        headers.add(header);
      }
    }
    var earlier = viewer.header("X-Forwarded-For");
    headers.put(
        "X-Forwarded-For",
        earlier.isEmpty() ? viewer.clientAddress() : earlier + ", " + viewer.clientAddress());
    headers.add("Via", "1.1 " + distribution.domainName() + " (CloudFront)");
    return new HttpRequest(
        viewer.method(),
        viewer.path().equals("/") && !distribution.defaultRootObject().isEmpty()
            ? "/" + distribution.defaultRootObject()
            : viewer.path(),
        forwarding.query(viewer),
        headers.asImmutable(),
        viewer.body(),
        viewer.clientAddress(),
        behavior.origin() instanceof BucketOrigin ? viewer.transport() : Transport.INTERNAL);
  }

  /** The same request for another origin of the behaviour's group. */
  static HttpRequest forSecondary(Behavior behavior, Origin secondary, HttpRequest request) {
    return behavior.forwarding().takesHeader("host")
        ? request
        : request.withHeaders(
            HttpFields.build(request.headers()).put("Host", secondary.domainName()));
  }
}
