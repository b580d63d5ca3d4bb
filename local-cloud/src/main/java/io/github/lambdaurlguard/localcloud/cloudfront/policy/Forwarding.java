package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;

/**
 * What a behaviour sends on of a viewer's request: what its cache policy has in the key, what its
 * origin request policy adds, and what CloudFront forwards without being told.
 *
 * @param cachesOptions whether answers to OPTIONS are kept
 * @param forwardsOthers whether headers of which CloudFront's table says nothing go on without
 *     being named, as they do under the settings that came before policies
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-headers-behavior">HTTP
 *     request headers and CloudFront behavior</a>
 */
public record Forwarding(
    CachePolicy cachePolicy,
    OriginRequestPolicy originRequestPolicy,
    boolean cachesOptions,
    boolean forwardsOthers) {

  private static final String OWN_USER_AGENT = "Amazon CloudFront";

  /**
   * Forwarded without a policy. AWS's table has {@code Origin} too, and yet managed policies that
   * forward it; here it needs one.
   */
  private static final Set<String> FORWARDED_BY_DEFAULT =
      Set.of(
          "cache-control",
          "content-length",
          "content-md5",
          "content-type",
          "date",
          "from",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "max-forwards",
          "pragma",
          "range",
          "request-range",
          "transfer-encoding",
          "via",
          "warning",
          "x-forwarded-for");

  /** Those whose values CloudFront decides on. */
  private static final Set<String> DECIDED =
      Set.of("accept-encoding", "authorization", "cookie", "host", "te", "user-agent");

  /** Removed unless they are named, under any settings. */
  private static final Set<String> REMOVED =
      Set.of("accept", "accept-charset", "accept-language", "referer");

  /** What policies decide on. */
  public Forwarding(
      CachePolicy cachePolicy, OriginRequestPolicy originRequestPolicy, boolean cachesOptions) {
    this(cachePolicy, originRequestPolicy, cachesOptions, false);
  }

  /** Whether one of the policies names the header, in lower case, or takes all. */
  public boolean takesHeader(String name) {
    return cachePolicy.headers().takes(name) || originRequestPolicy.headers().takes(name);
  }

  /** Whether any cookie could reach the origin. */
  public boolean forwardsCookies() {
    return !cachePolicy.cookies().takesNothing() || !originRequestPolicy.cookies().takesNothing();
  }

  /** The query for the origin. */
  public Optional<String> query(HttpRequest viewer) {
    return RequestValues.query(
        viewer,
        name -> cachePolicy.queries().takes(name) || originRequestPolicy.queries().takes(name));
  }

  /**
   * The viewer's request as policies look at it: with the headers that CloudFront makes, and
   * without {@code Accept-Encoding} if it came by HTTP/1.0.
   */
  public HttpRequest completed(HttpRequest viewer) {
    var headers = HttpFields.build(viewer.headers());
    for (var header : GeneratedHeader.values()) {
      if (cachePolicy.headers().takesGenerated(header)
          || originRequestPolicy.headers().takesGenerated(header)) {
        headers.put(header.title(), header.valueFor(viewer));
      }
    }
    if (viewer.transport().version() == HttpVersion.HTTP_1_0) {
      headers.remove("Accept-Encoding");
    }
    return viewer.withHeaders(headers.asImmutable());
  }

  /** The viewer's headers for the origin, except {@code Host}. */
  public HttpFields headers(HttpRequest viewer) {
    var headers = HttpFields.build();
    viewer.headers().stream()
        .filter(header -> !DECIDED.contains(header.getLowerCaseName()))
        .filter(
            header ->
                FORWARDED_BY_DEFAULT.contains(header.getLowerCaseName())
                    || takesHeader(header.getLowerCaseName())
                    || goesOn(header.getLowerCaseName()))
        .forEach(headers::add);
    addAcceptEncoding(viewer, headers);
    if (forwardsAuthorization(viewer.method())) {
      viewer.headers().getFields("Authorization").forEach(headers::add);
    }
    if (takesHeader("user-agent")) {
      viewer.headers().getFields("User-Agent").forEach(headers::add);
    } else {
      headers.add("User-Agent", OWN_USER_AGENT);
    }
    RequestValues.cookies(
            viewer,
            name -> cachePolicy.cookies().takes(name) || originRequestPolicy.cookies().takes(name))
        .ifPresent(cookies -> headers.add("Cookie", cookies));
    return headers.asImmutable();
  }

  private boolean goesOn(String header) {
    return forwardsOthers && !REMOVED.contains(header);
  }

  private void addAcceptEncoding(HttpRequest viewer, HttpFields.Mutable headers) {
    if (cachePolicy.codings().isEmpty()) {
      if (takesHeader("accept-encoding")) {
        viewer.headers().getFields("Accept-Encoding").forEach(headers::add);
      }
    } else if (viewer.headers().contains("Accept-Encoding")) {
      headers.add(
          "Accept-Encoding",
          ContentCoding.header(ContentCoding.accepted(viewer.headers(), cachePolicy.codings())));
    }
  }

  /** Whoever may see what is kept must not be decided by a header that is not in the key. */
  private boolean forwardsAuthorization(String method) {
    return switch (method) {
      case "GET", "HEAD" -> takesHeader("authorization");
      case "OPTIONS" -> !cachesOptions || takesHeader("authorization");
      default -> true;
    };
  }
}
