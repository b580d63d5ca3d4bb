package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import java.util.ArrayDeque;

/**
 * A path as CloudFront sees it to choose a behaviour, normalised by RFC 3986 section 6: escapes of
 * unreserved characters are decoded, other escapes are upper case, dot segments are resolved. The
 * origin gets the path as sent.
 */
final class NormalizedPath {
  private static final String UNRESERVED_MARKS = "-._~";
  private static final int ESCAPE_LENGTH = 3;

  private NormalizedPath() {}

  static String of(String path) {
    return withoutDotSegments(withoutNeedlessEscapes(path));
  }

  private static String withoutNeedlessEscapes(String path) {
    var normal = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      if (!isEscape(path, i)) {
        normal.append(path.charAt(i));
        continue;
      }
      var decoded = (char) Integer.parseInt(path, i + 1, i + ESCAPE_LENGTH, 16);
      if (isUnreserved(decoded)) {
        normal.append(decoded);
      } else {
        normal.append("%%%02X".formatted((int) decoded));
      }
      i += ESCAPE_LENGTH - 1;
    }
    return normal.toString();
  }

  private static boolean isEscape(String path, int i) {
    return path.charAt(i) == '%'
        && i + ESCAPE_LENGTH <= path.length()
        && Character.digit(path.charAt(i + 1), 16) >= 0
        && Character.digit(path.charAt(i + 2), 16) >= 0;
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || UNRESERVED_MARKS.indexOf(c) >= 0;
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
