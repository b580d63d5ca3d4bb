package io.github.lambdaurlguard.localcloud.iam;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A pattern in which {@code *} stands for any text and {@code ?} for any one character.
 *
 * @param literal where in the text these two characters stand for themselves
 */
public record Glob(String text, BitSet literal) {
  private static final int ARN_PARTS = 6;

  /** A pattern in which each of the two characters is a wildcard. */
  public static Glob of(String text) {
    return new Glob(text, new BitSet());
  }

  /** The same whatever the case of letters. */
  public boolean matchesIgnoringCase(String other) {
    return new Glob(text.toLowerCase(Locale.ROOT), literal).matches(other.toLowerCase(Locale.ROOT));
  }

  /** Takes time in proportion to the product of both lengths at most, whatever the pattern. */
  public boolean matches(String other) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < other.length()) {
      if (isWildcard(p, '*')) {
        star = p++;
        resume = t;
      } else if (isWildcard(p, '?') || (p < text.length() && text.charAt(p) == other.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (isWildcard(p, '*')) {
      p++;
    }
    return p == text.length();
  }

  private boolean isWildcard(int index, char wildcard) {
    return index < text.length() && text.charAt(index) == wildcard && !literal.get(index);
  }

  /** Compares the six colon-delimited parts each by itself; a wildcard does not cross a colon. */
  boolean matchesArn(String arn) {
    List<Glob> patterns = arnParts();
    String[] parts = arn.split(":", ARN_PARTS);
    if (patterns.size() != ARN_PARTS || parts.length != ARN_PARTS) {
      return false;
    }
    for (int i = 0; i < ARN_PARTS; i++) {
      if (!patterns.get(i).matches(parts[i])) {
        return false;
      }
    }
    return true;
  }

  private List<Glob> arnParts() {
    List<Glob> parts = new ArrayList<>();
    int start = 0;
    for (String part : text.split(":", ARN_PARTS)) {
      parts.add(new Glob(part, literal.get(start, start + part.length())));
      start += part.length() + 1;
    }
    return parts;
  }
}
