package io.github.lambdaurlguard.localcloud.cloudfront.event;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * What CloudFront shows to an edge function and lets it change.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html">Restrictions
 *     on edge functions</a>
 */
public final class EdgeRules {
  /** The longest path and query together. */
  public static final int TARGET_CHARACTERS = 8192;

  /** What a function may read, but neither add, change nor delete. */
  private static final Map<EdgeEvent, Set<String>> READ_ONLY =
      Map.of(
          EdgeEvent.VIEWER_REQUEST,
          Set.of("cdn-loop", "content-length", "host", "transfer-encoding", "via"),
          EdgeEvent.ORIGIN_REQUEST,
          Set.of(
              "accept-encoding",
              "cdn-loop",
              "content-length",
              "if-modified-since",
              "if-none-match",
              "if-range",
              "if-unmodified-since",
              "transfer-encoding",
              "via"),
          EdgeEvent.ORIGIN_RESPONSE,
          Set.of("transfer-encoding", "via"),
          EdgeEvent.VIEWER_RESPONSE,
          Set.of("via", "warning"));

  private static final Set<String> DISALLOWED =
      Set.of(
          "connection",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "trailer",
          "upgrade",
          "x-accel-buffering",
          "x-accel-charset",
          "x-accel-limit-rate",
          "x-accel-redirect",
          "x-amzn-auth",
          "x-amzn-cf-billing",
          "x-amzn-cf-id",
          "x-amzn-cf-xff",
          "x-amzn-errortype",
          "x-amzn-fle-profile",
          "x-amzn-header-count",
          "x-amzn-header-order",
          "x-amzn-lambda-integration-tag",
          "x-amzn-requestid",
          "x-cache",
          "x-forwarded-proto",
          "x-real-ip");

  private EdgeRules() {}

  /** Headers that a function neither sees nor may set. */
  public static boolean isDisallowed(String name) {
    var lowerCase = name.toLowerCase(Locale.ROOT);
    return DISALLOWED.contains(lowerCase)
        || lowerCase.startsWith("x-amz-cf-")
        || lowerCase.startsWith("x-edge-");
  }

  public static HttpFields visible(HttpFields headers) {
    var visible = HttpFields.build();
    for (HttpField header : headers) {
      if (!isDisallowed(header.getName())) {
        visible.add(header);
      }
    }
    return visible;
  }

  /**
   * Compares the headers of a result with those that the function was shown.
   *
   * @throws BrokenEdgeRule if the function changed what it may not
   */
  public static void checkHeaders(EdgeEvent event, HttpFields shown, HttpFields returned) {
    checkAllowed(returned);
    checkReadOnly(READ_ONLY.get(event), shown, returned);
  }

  /**
   * Looks for headers that no function may set.
   *
   * @throws BrokenEdgeRule if there is one
   */
  public static void checkAllowed(HttpFields returned) {
    for (HttpField header : returned) {
      if (isDisallowed(header.getName())) {
        throw new BrokenEdgeRule("it set the header " + header.getName() + ", which is disallowed");
      }
    }
  }

  /**
   * Compares some headers of a result with those that the function was shown.
   *
   * @throws BrokenEdgeRule if the function changed one of them
   */
  public static void checkReadOnly(Set<String> names, HttpFields shown, HttpFields returned) {
    for (var name : names) {
      if (!shown.getValuesList(name).equals(returned.getValuesList(name))) {
        throw new BrokenEdgeRule("it changed the header " + name + ", which is read-only");
      }
    }
  }

  /**
   * Checks path and query of a request that a function returned.
   *
   * @throws BrokenEdgeRule if CloudFront would not send this
   */
  public static void checkTarget(String uri, String query) {
    if (!uri.startsWith("/")) {
      throw new BrokenEdgeRule("its uri does not begin with a slash: " + uri);
    }
    if (uri.length() + query.length() >= TARGET_CHARACTERS) {
      throw new BrokenEdgeRule(
          "uri and querystring are not under %d characters: %d"
              .formatted(TARGET_CHARACTERS, uri.length() + query.length()));
    }
    if ((uri + query).chars().anyMatch(c -> c <= ' ' || c == '#')) {
      throw new BrokenEdgeRule("its uri or querystring holds a space, a control character or #");
    }
  }
}
