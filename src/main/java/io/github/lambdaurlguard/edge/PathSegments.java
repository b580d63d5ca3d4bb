package io.github.lambdaurlguard.edge;

/** Reads a path, escaped for the wire, by its segments. */
final class PathSegments {
  private PathSegments() {}

  /**
   * Refuses empty and relative segments. Signature Version 4 has most services remove them before
   * they sign; AWS does not say whether function URLs do, so no signature is sure to be right.
   */
  static void refuseAmbiguous(String path) throws RequestRefusedException {
    int start = 1;
    while (start > 0 && start < path.length()) {
      refuseAmbiguousSegment(path, start);
      start = path.indexOf("/", start) + 1;
    }
  }

  private static void refuseAmbiguousSegment(String path, int start)
      throws RequestRefusedException {
    if (path.charAt(start) == '/') {
      throw new RequestRefusedException(
          Problem.badRequest(
              "The path holds an empty segment, //. Send one slash, or %2F for a slash that is"
                  + " data."));
    }
    int end = skipDot(path, skipDot(path, start));
    if (end == path.length() || path.charAt(end) == '/') {
      throw new RequestRefusedException(
          Problem.badRequest(
              "The path holds a relative segment, . or .., raw or escaped. Send the path that it"
                  + " stands for."));
    }
  }

  private static int skipDot(String path, int position) throws RequestRefusedException {
    return position < path.length() && characterAt(path, position) == '.'
        ? position + widthAt(path, position)
        : position;
  }

  /**
   * The position after the prefix, or -1 when the path does not start with it. CloudFront compares
   * paths with unreserved characters unescaped, and so does this.
   */
  static int endOfPrefix(String path, String prefix) throws RequestRefusedException {
    int position = 0;
    for (int i = 0; i < prefix.length(); i += widthAt(prefix, i)) {
      if (position == path.length() || characterAt(path, position) != characterAt(prefix, i)) {
        return -1;
      }
      position += widthAt(path, position);
    }
    return position;
  }

  /**
   * Whether the path is one of the pattern, in which {@code *} stands for any number of characters
   * and {@code ?} for one. Neither stands in a path itself, where they are escaped.
   *
   * @param orBelow whether the pattern, without wildcards, stands for what is below it too
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern">Path
   *     patterns of CloudFront</a>
   */
  static boolean matches(String path, String pattern, boolean orBelow)
      throws RequestRefusedException {
    int position = 0;
    int inPattern = 0;
    int afterWildcard = 0;
    int retry = 0;
    while (position < path.length()) {
      if (orBelow && inPattern == pattern.length()) {
        return path.charAt(position) == '/';
      }
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        inPattern++;
        afterWildcard = inPattern;
        retry = position;
      } else if (inPattern < pattern.length()
          && (pattern.charAt(inPattern) == '?'
              || characterAt(path, position) == characterAt(pattern, inPattern))) {
        position += widthAt(path, position);
        inPattern += widthAt(pattern, inPattern);
      } else if (afterWildcard > 0) {
        retry += widthAt(path, retry);
        position = retry;
        inPattern = afterWildcard;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  /** The character at this position. An escape of an unreserved character is that character. */
  private static int characterAt(String path, int position) throws RequestRefusedException {
    char c = path.charAt(position);
    if (c != '%') {
      return c;
    }
    int octet = PercentEncoding.escapedByte(path, position);
    return PercentEncoding.isUnreserved(octet) ? octet : -octet;
  }

  /** The length of the character at this position, which may be an escape. */
  static int widthAt(String path, int position) {
    return path.charAt(position) == '%' ? PercentEncoding.ESCAPE_LENGTH : 1;
  }
}
