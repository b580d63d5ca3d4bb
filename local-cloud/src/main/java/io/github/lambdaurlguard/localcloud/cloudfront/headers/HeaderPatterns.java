package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import io.github.lambdaurlguard.localcloud.http.HeaderElements;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.iam.Glob;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names of headers with wildcards, as in {@code x-amz-*}. A browser understands none but {@code *}
 * itself, so the others stand for those of the requested headers that match.
 */
final class HeaderPatterns {
  private HeaderPatterns() {}

  static List<String> allowed(List<String> patterns, HttpRequest preflight) {
    var requested = HeaderElements.of(preflight.headers(), "Access-Control-Request-Headers");
    return patterns.stream()
        .flatMap(
            pattern ->
                isPlain(pattern)
                    ? Stream.of(pattern)
                    : requested.stream().filter(Glob.of(pattern)::matchesIgnoringCase))
        .distinct()
        .toList();
  }

  private static boolean isPlain(String pattern) {
    return pattern.equals("*") || !pattern.contains("*");
  }
}
