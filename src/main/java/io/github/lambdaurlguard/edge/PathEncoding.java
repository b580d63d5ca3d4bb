package io.github.lambdaurlguard.edge;

/** The two encodings of a path. */
final class PathEncoding {
  private PathEncoding() {}

  /** For the wire: escapes stay as they are, and all but unreserved characters are escaped. */
  static String escape(String path) throws RequestRefusedException {
    return escape(path, true);
  }

  /** For the canonical request: the percent signs of escapes are escaped too. */
  static String escapeAgain(String path) throws RequestRefusedException {
    return escape(path, false);
  }

  private static String escape(String path, boolean keepsEscapes) throws RequestRefusedException {
    String escaped = "";
    int plainFrom = 0;
    int i = 0;
    while (i < path.length()) {
      char c = path.charAt(i);
      if (PercentEncoding.isUnreservedOrSlash(c)) {
        i++;
      } else if (keepsEscapes && c == '%') {
        PercentEncoding.escapedByte(path, i);
        i++;
      } else {
        escaped =
            escaped + path.substring(plainFrom, i) + PercentEncoding.escapedCharacter(path, i);
        i += PercentEncoding.characterLength(path, i);
        plainFrom = i;
      }
    }
    return escaped + path.substring(plainFrom);
  }
}
