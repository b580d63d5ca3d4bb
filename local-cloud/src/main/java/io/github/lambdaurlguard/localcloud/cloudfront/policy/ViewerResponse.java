package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import io.github.lambdaurlguard.localcloud.http.HeaderElements;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;

/**
 * Takes out of an origin's response what makes no sense to viewers under a behaviour's policies:
 * cookies where none are forwarded, and in {@code Vary} the headers that never reached the origin.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#ResponseCustomRemovedHeaders">HTTP
 *     response headers that CloudFront removes or replaces</a>
 */
public final class ViewerResponse {
  private static final Set<String> ALWAYS_IN_VARY = Set.of("*", "accept-encoding", "cookie");

  private ViewerResponse() {}

  public static HttpResponse of(Forwarding forwarding, HttpResponse response) {
    var headers = HttpFields.build(response.headers());
    if (!forwarding.forwardsCookies()) {
      headers.remove("Set-Cookie");
    }
    var vary =
        HeaderElements.of(headers, "Vary").stream()
            .filter(name -> isKept(forwarding, name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining(", "));
    headers.remove("Vary");
    if (!vary.isEmpty()) {
      headers.add("Vary", vary);
    }
    return response.withHeaders(headers);
  }

  private static boolean isKept(Forwarding forwarding, String name) {
    return ALWAYS_IN_VARY.contains(name) || forwarding.takesHeader(name);
  }
}
