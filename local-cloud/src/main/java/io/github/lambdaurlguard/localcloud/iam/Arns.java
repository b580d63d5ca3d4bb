package io.github.lambdaurlguard.localcloud.iam;

/** Amazon Resource Names. */
final class Arns {
  private static final int PARTS = 6;

  private Arns() {}

  /** Compares the six colon-delimited parts each by itself; a wildcard does not cross a colon. */
  static boolean match(String pattern, String arn) {
    String[] patterns = pattern.split(":", PARTS);
    String[] parts = arn.split(":", PARTS);
    if (patterns.length != PARTS || parts.length != PARTS) {
      return false;
    }
    for (int i = 0; i < PARTS; i++) {
      if (!Wildcards.match(patterns[i], parts[i])) {
        return false;
      }
    }
    return true;
  }
}
