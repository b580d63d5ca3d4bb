package io.github.lambdaurlguard.edge;

/**
 * A line of {@link Routes}.
 *
 * @param methods a comma and a blank before each; or the wildcard
 * @param pattern a prefix of paths, which ends with a segment; or, with wildcards, the whole path
 * @param prefix the segments before the first wildcard, which the function does not see
 * @param length how many characters of the pattern are no wildcards. An escape is one
 * @param next the line after this one, or null
 */
record Route(
    String methods,
    String pattern,
    String prefix,
    int length,
    FunctionUrl functionUrl,
    Route next) {
  /** Any number of characters in a pattern, slashes too; or all methods. */
  static final String WILDCARD = "*";

  /** Between the methods of the header {@code Allow}. */
  static final String SEPARATOR = ", ";

  private static final String KEPT = "%?" + WILDCARD;

  static Route of(String methods, String path, FunctionUrl functionUrl, Route next)
      throws RequestRefusedException {
    String pattern = Settings.path(path, KEPT);
    boolean hasWildcard = false;
    int endOfPrefix = 0;
    int length = 0;
    for (int i = 0; i < pattern.length(); i += PathSegments.widthAt(pattern, i)) {
      char c = pattern.charAt(i);
      if (c == '*' || c == '?') {
        hasWildcard = true;
      } else {
        length++;
        if (c == '/' && !hasWildcard) {
          endOfPrefix = i;
        }
      }
    }
    return new Route(
        methods.equals(WILDCARD) ? methods : SEPARATOR + methods.replace(",", SEPARATOR),
        pattern,
        hasWildcard ? pattern.substring(0, endOfPrefix) : pattern,
        length,
        functionUrl,
        next);
  }

  boolean allows(String method) {
    return methods.equals(WILDCARD)
        || (methods + SEPARATOR).contains(SEPARATOR + method + SEPARATOR);
  }

  /** Whether a path, as it goes on the wire, is of this route. */
  boolean matches(String path) throws RequestRefusedException {
    return PathSegments.matches(path, pattern, prefix.length() == pattern.length());
  }
}
