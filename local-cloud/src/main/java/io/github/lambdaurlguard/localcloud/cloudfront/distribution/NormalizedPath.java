package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.http.PercentEncoding;
import java.util.ArrayDeque;

/**
 * A path as CloudFront sees it to choose a behaviour, normalised by RFC 3986 section 6: escapes of
 * unreserved characters are decoded, other escapes are upper case, dot segments are resolved. The
 * origin gets the path as sent.
 */
final class NormalizedPath {
  private NormalizedPath() {}

  static String of(String path) {
    return withoutDotSegments(PercentEncoding.normalised(path));
  }

  private static String withoutDotSegments(String path) {
    var kept = new ArrayDeque<String>();
    var segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      var isLast = i == segments.length - 1;
      switch (segments[i]) {
        case "." -> addTrailingSlash(kept, isLast);
        case ".." -> {
          kept.pollLast();
          addTrailingSlash(kept, isLast);
        }
        default -> kept.addLast(segments[i]);
      }
    }
    return "/" + String.join("/", kept);
  }

  private static void addTrailingSlash(ArrayDeque<String> segments, boolean isLast) {
    if (isLast) {
      segments.addLast("");
    }
  }
}
