package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeRules;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.RequestFacts;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Transport;
import java.util.Set;
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
  /** Headers that stand in front, as recorded events have them. */
  private static final Set<String> FIRST = Set.of("user-agent", "via", "x-forwarded-for");

  private OriginRequest() {}

  /** To buckets goes the protocol that the viewer used; to custom origins as they have it. */
  static HttpRequest of(Distribution distribution, Behavior behavior, HttpRequest viewer) {
    var forwarding = behavior.forwarding();
    var headers =
        HttpFields.build()
            .add(
                "Host",
                forwarding.takesHeader("host")
                    ? viewer.header("Host")
                    : behavior.origin().domainName());
    var earlier = viewer.header("X-Forwarded-For");
    headers.add(
        "X-Forwarded-For",
        earlier.isEmpty() ? viewer.clientAddress() : earlier + ", " + viewer.clientAddress());
    var forwarded = forwarding.headers(viewer);
    forwarded.getFields("User-Agent").forEach(headers::add);
    forwarded.getFields("Via").forEach(headers::add);
    headers.add("Via", RequestFacts.via(viewer.transport().version()));
    for (HttpField header : forwarded) {
      if (!EdgeRules.isDisallowed(header.getName()) && !FIRST.contains(header.getLowerCaseName())) {
        headers.add(header);
      }
    }
    return new HttpRequest(
        viewer.method(),
        viewer.path().equals("/") && !distribution.defaultRootObject().isEmpty()
            ? "/" + distribution.defaultRootObject()
            : viewer.path(),
        forwarding.query(viewer),
        headers.asImmutable(),
        viewer.body(),
        viewer.clientAddress(),
        asksByViewersProtocol(behavior.origin()) ? viewer.transport() : Transport.INTERNAL);
  }

  private static boolean asksByViewersProtocol(Origin origin) {
    return switch (origin) {
      case BucketOrigin _ -> true;
      case CustomOrigin custom -> custom.matchesViewer();
    };
  }

  /** The same request for another origin of the behaviour's group. */
  static HttpRequest forSecondary(Behavior behavior, Origin secondary, HttpRequest request) {
    return behavior.forwarding().takesHeader("host")
        ? request
        : request.withHeaders(
            HttpFields.build(request.headers()).put("Host", secondary.domainName()));
  }
}
