package io.github.lambdaurlguard.edge;

/** The two encodings of a path. */
final class PathEncoding {
  private PathEncoding() {}

  /** For the wire: escapes stay as they are, and all but unreserved characters are escaped. */
  static String escape(String path, Platform platform) throws RequestRefusedException {
    int i = firstToEscape(path);
    if (i == path.length()) {
      return path;
    }
    TextBuilder escaped = platform.text().append(path.substring(0, i));
    while (i < path.length()) {
      char c = path.charAt(i);
      if (isPlain(c)) {
        escaped.append(c);
        i++;
      } else if (c == '%') {
        PercentEncoding.escapedByte(path, i);
        escaped.append(c);
        i++;
      } else {
        i = PercentEncoding.appendEscaped(escaped, path, i);
      }
    }
    return escaped.build();
  }

  /** For the canonical request: the percent signs of escapes are escaped too. */
  static String escapeAgain(String path, Platform platform) throws RequestRefusedException {
    int i = firstToEscape(path);
    if (i == path.length()) {
      return path;
    }
    TextBuilder escaped = platform.text().append(path.substring(0, i));
    while (i < path.length()) {
      if (isPlain(path.charAt(i))) {
        escaped.append(path.charAt(i));
        i++;
      } else {
        i = PercentEncoding.appendEscaped(escaped, path, i);
      }
    }
    return escaped.build();
  }

  private static int firstToEscape(String path) {
    int i = 0;
    while (i < path.length() && isPlain(path.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether the character may stand in a path as it is. */
  static boolean isPlain(char c) {
    return PercentEncoding.isUnreserved(c) || c == '/';
  }
}
