package io.github.lambdaurlguard.localcloud.iam;

import java.util.Locale;

/** Patterns in which {@code *} stands for any text and {@code ?} for any one character. */
final class Wildcards {
  private Wildcards() {}

  static boolean matchIgnoringCase(String pattern, String text) {
    return match(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  /** Takes time in proportion to the product of both lengths at most, whatever the pattern. */
  static boolean match(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
