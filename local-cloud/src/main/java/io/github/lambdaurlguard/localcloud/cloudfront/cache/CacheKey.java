package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.RequestValues;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an object is known by.
 *
 * @param method OPTIONS, or nothing: GET and HEAD share their objects
 * @param origin CloudFront's documentation does not tell whether two origins share a key; here they
 *     do not
 * @param path as the origin is asked for it
 * @param values the query, the cookies and the headers that the policy takes
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-the-cache-key.html">Understand
 *     the cache key</a>
 */
public record CacheKey(String method, String origin, String path, String values) {
  private static final String OPTIONS = "OPTIONS";

  /** The key of a viewer's request under a policy. */
  public static CacheKey of(CachePolicy policy, String origin, String path, HttpRequest viewer) {
    var query = RequestValues.query(viewer, policy.queries()::takes).orElse("");
    var cookies = RequestValues.cookies(viewer, policy.cookies()::takes).orElse("");
    var codings = ContentCoding.header(ContentCoding.accepted(viewer.headers(), policy.codings()));
    return new CacheKey(
        viewer.method().equals(OPTIONS) ? OPTIONS : "",
        origin,
        path,
        // A header cannot hold a line feed, so that no value reads as another.
        Stream.of(query, cookies, codings, headers(policy, viewer))
            .collect(Collectors.joining("\n")));
  }

  private static String headers(CachePolicy policy, HttpRequest viewer) {
    return viewer.headers().getFieldNamesCollection().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .filter(policy.headers()::takes)
        .sorted()
        .map(name -> name + ": " + String.join(", ", viewer.headers().getValuesList(name)))
        .collect(Collectors.joining("\n"));
  }

  int length() {
    return path.length() + values.length();
  }
}
