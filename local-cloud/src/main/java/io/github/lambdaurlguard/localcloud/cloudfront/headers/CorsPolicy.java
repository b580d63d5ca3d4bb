package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpFields;

/**
 * The headers that CloudFront adds to answers to requests across origins. It does not answer
 * preflights itself: they go to the cache and the origin as any other request.
 *
 * @param allowedMethods as they stand in the header
 * @param allowedHeaders names, which may hold a wildcard
 * @param override whether they replace the origin's; if not, any header of the origin's for
 *     requests across origins leaves all of them out
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html#understanding-response-headers-policies-cors">CORS
 *     headers</a>
 */
public record CorsPolicy(
    List<OriginPattern> allowedOrigins,
    List<String> allowedMethods,
    List<String> allowedHeaders,
    List<String> exposedHeaders,
    boolean allowsCredentials,
    OptionalInt maxAgeSeconds,
    boolean override) {
  private static final String PREFIX = "access-control-";

  /** Adds what a request asks for. Without an {@code Origin} that is nothing. */
  void addTo(HttpFields.Mutable headers, HttpRequest viewer) {
    var origin = viewer.headers().get("Origin");
    if (origin == null || (!override && hasCorsHeader(headers))) {
      return;
    }
    allowedOrigin(origin).ifPresent(allowed -> added(allowed, viewer).forEach(headers::put));
  }

  private static boolean hasCorsHeader(HttpFields headers) {
    return headers.stream().anyMatch(header -> header.getLowerCaseName().startsWith(PREFIX));
  }

  private Optional<String> allowedOrigin(String origin) {
    if (allowedOrigins.stream().anyMatch(OriginPattern::isAny)) {
      return Optional.of("*");
    }
    return allowedOrigins.stream().anyMatch(pattern -> pattern.matches(origin))
        ? Optional.of(origin)
        : Optional.empty();
  }

  private Map<String, String> added(String allowedOrigin, HttpRequest viewer) {
    var added = new LinkedHashMap<String, String>();
    added.put("Access-Control-Allow-Origin", allowedOrigin);
    if (allowsCredentials) {
      added.put("Access-Control-Allow-Credentials", "true");
    }
    if (!exposedHeaders.isEmpty()) {
      added.put("Access-Control-Expose-Headers", String.join(", ", exposedHeaders));
    }
    if (isPreflight(viewer)) {
      if (!allowedMethods.isEmpty()) {
        added.put("Access-Control-Allow-Methods", String.join(", ", allowedMethods));
      }
      if (!allowedHeaders.isEmpty()) {
        added.put(
            "Access-Control-Allow-Headers",
            String.join(", ", HeaderPatterns.allowed(allowedHeaders, viewer)));
      }
      maxAgeSeconds.ifPresent(
          seconds -> added.put("Access-Control-Max-Age", Integer.toString(seconds)));
    }
    return added;
  }

  private static boolean isPreflight(HttpRequest viewer) {
    return viewer.method().equals("OPTIONS")
        && viewer.headers().contains("Access-Control-Request-Method");
  }
}
