package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the headers that a distribution adds to requests for an origin, within CloudFront's quotas.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html">Add
 *     custom headers to origin requests</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-custom-headers">Quotas
 *     on headers</a>
 */
final class OriginCustomHeaders {
  private static final int MOST = 30;
  private static final int NAME_CHARACTERS = 256;
  private static final int VALUE_CHARACTERS = 1_783;
  private static final int ALL_CHARACTERS = 10_240;

  /** RFC 9110, section 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private static final Set<String> FORBIDDEN =
      Set.of(
          "cache-control",
          "connection",
          "content-length",
          "cookie",
          "host",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "max-forwards",
          "pragma",
          "proxy-authorization",
          "proxy-connection",
          "range",
          "request-range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via",
          "x-real-ip");

  private OriginCustomHeaders() {}

  /** The values by lower-case name. */
  static Map<String, String> read(Properties origin) {
    var headers = new LinkedHashMap<String, String>();
    for (var header : origin.objects("OriginCustomHeaders")) {
      if (headers.put(name(header), value(header)) != null) {
        throw header.error("HeaderName", header.text("HeaderName") + " is there twice");
      }
    }
    if (headers.size() > MOST) {
      throw origin.error(
          "OriginCustomHeaders", "has %d headers; the most are %d".formatted(headers.size(), MOST));
    }
    var characters =
        headers.entrySet().stream()
            .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
            .mapToInt(String::length)
            .sum();
    if (characters > ALL_CHARACTERS) {
      throw origin.error(
          "OriginCustomHeaders",
          "has names and values of %d characters; the most are %d"
              .formatted(characters, ALL_CHARACTERS));
    }
    return headers;
  }

  private static String name(Properties header) {
    var name = header.text("HeaderName").toLowerCase(Locale.ROOT);
    if (name.length() > NAME_CHARACTERS || !TOKEN.matcher(name).matches()) {
      throw header.error(
          "HeaderName", "is not a header name of at most %d characters".formatted(NAME_CHARACTERS));
    }
    if (FORBIDDEN.contains(name) || name.startsWith("x-amz-") || name.startsWith("x-edge-")) {
      throw header.error("HeaderName", "CloudFront cannot add the header " + name);
    }
    return name;
  }

  private static String value(Properties header) {
    var value = header.text("HeaderValue");
    if (value.length() > VALUE_CHARACTERS) {
      throw header.error(
          "HeaderValue",
          "has %d characters; the most are %d".formatted(value.length(), VALUE_CHARACTERS));
    }
    return value;
  }
}
