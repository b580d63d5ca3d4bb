package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import io.github.lambdaurlguard.localcloud.http.HeaderElements;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;

/** Comparisons of entity tags (RFC 9110, section 8.8.3.2). */
final class EntityTags {
  private static final String WEAK = "W/";

  private EntityTags() {}

  static boolean isWeak(String tag) {
    return tag.startsWith(WEAK);
  }

  static String weak(String tag) {
    return isWeak(tag) ? tag : WEAK + tag;
  }

  /** Whether a condition of the viewer names the tag, weak or not. */
  static boolean namesWeakly(HttpRequest viewer, String condition, String tag) {
    return HeaderElements.of(viewer.headers(), condition).stream()
        .anyMatch(known -> known.equals("*") || weak(known).equals(weak(tag)));
  }

  /** Whether a condition of the viewer names the tag, and it stands for equal bytes. */
  static boolean namesStrongly(HttpRequest viewer, String condition, String tag) {
    return HeaderElements.of(viewer.headers(), condition).stream()
        .anyMatch(known -> known.equals("*") || (known.equals(tag) && !isWeak(tag)));
  }
}
