package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import io.github.lambdaurlguard.localcloud.http.HeaderElements;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;

/** The formats in which CloudFront keeps compressed objects; the one that it prefers goes first. */
public enum ContentCoding {
  BROTLI("br"),
  GZIP("gzip");

  /** Weights of zero say that a coding is not acceptable (RFC 9110, section 12.4.2). */
  private static final String NOT_ACCEPTABLE = "0(\\.0{0,3})?";

  private final String token;

  ContentCoding(String token) {
    this.token = token;
  }

  /** What {@code Accept-Encoding} and {@code Content-Encoding} call it. */
  public String token() {
    return token;
  }

  /**
   * The codings that a viewer takes, of those that a cache policy enables. Only a coding that is
   * named counts.
   */
  public static Set<ContentCoding> accepted(HttpFields viewer, Set<ContentCoding> enabled) {
    var accepted = EnumSet.noneOf(ContentCoding.class);
    for (var element : HeaderElements.of(viewer, "Accept-Encoding")) {
      var parts = element.split(";", 2);
      if (parts.length == 1 || !isZero(parts[1])) {
        enabled.stream()
            .filter(coding -> coding.token.equals(parts[0].strip().toLowerCase(Locale.ROOT)))
            .forEach(accepted::add);
      }
    }
    return Collections.unmodifiableSet(accepted);
  }

  private static boolean isZero(String parameters) {
    var pair = parameters.split("=", 2);
    return pair.length == 2
        && pair[0].strip().equalsIgnoreCase("q")
        && pair[1].strip().matches(NOT_ACCEPTABLE);
  }

  /**
   * The normalised header: the codings, or {@code identity} if there are none.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cache-key-understand-cache-policy.html#cache-policy-compressed-objects">Compression
   *     support</a>
   */
  public static String header(Set<ContentCoding> codings) {
    return codings.isEmpty()
        ? "identity"
        : codings.stream().sorted().map(ContentCoding::token).collect(Collectors.joining(","));
  }
}
