package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.headers.CorsPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.OriginPattern;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads the CORS headers of a response headers policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html#understanding-response-headers-policies-cors">CORS
 *     headers</a>
 */
final class CorsConfigs {
  private static final List<String> METHODS =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

  /** A name of a header, or a pattern with one wildcard. */
  private static final Pattern HEADER =
      Pattern.compile("[!#$%&'+.^_`|~0-9A-Za-z-]*+(?:\\*[!#$%&'+.^_`|~0-9A-Za-z-]*+)?+");

  private CorsConfigs() {}

  static CorsPolicy read(Properties cors) {
    cors.text("AccessControlAllowCredentials");
    var credentials = cors.flag("AccessControlAllowCredentials", false);
    var headers = headers(cors, "AccessControlAllowHeaders", credentials);
    if (headers.isEmpty()) {
      throw cors.error("AccessControlAllowHeaders", "needs at least one name");
    }
    cors.text("OriginOverride");
    return new CorsPolicy(
        origins(cors, credentials),
        methods(cors),
        headers,
        cors.has("AccessControlExposeHeaders")
            ? headers(cors, "AccessControlExposeHeaders", credentials)
            : List.of(),
        credentials,
        cors.has("AccessControlMaxAgeSec")
            ? OptionalInt.of(cors.integer("AccessControlMaxAgeSec"))
            : OptionalInt.empty(),
        cors.flag("OriginOverride", false));
  }

  private static List<OriginPattern> origins(Properties cors, boolean credentials) {
    var list = cors.object("AccessControlAllowOrigins");
    var origins = list.texts("Items");
    if (origins.isEmpty()) {
      throw list.error("Items", "needs at least one origin");
    }
    if (credentials && origins.contains("*")) {
      throw list.error("Items", "cannot contain * with AccessControlAllowCredentials: true");
    }
    return origins.stream()
        .map(
            origin ->
                OriginPattern.parse(origin)
                    .orElseThrow(
                        () ->
                            list.error(
                                "Items",
                                origin
                                    + " is not an origin: a wildcard must stand alone, for the"
                                    + " leftmost subdomain, or in the port")))
        .toList();
  }

  private static List<String> methods(Properties cors) {
    var list = cors.object("AccessControlAllowMethods");
    var methods = list.texts("Items");
    if (methods.equals(List.of("ALL"))) {
      return METHODS;
    }
    if (methods.isEmpty() || !METHODS.containsAll(methods)) {
      throw list.error(
          "Items", methods + " is neither [ALL] nor some of " + String.join(", ", METHODS));
    }
    return methods;
  }

  private static List<String> headers(Properties cors, String name, boolean credentials) {
    var list = cors.object(name);
    var headers = list.texts("Items");
    for (var header : headers) {
      if (header.isEmpty() || !HEADER.matcher(header).matches()) {
        throw list.error(
            "Items", header + " is not the name of a header with at most one wildcard");
      }
      if (credentials && header.contains("*")) {
        throw list.error("Items", "cannot contain * with AccessControlAllowCredentials: true");
      }
    }
    return headers;
  }
}
