package io.github.lambdaurlguard.fork;

import java.util.List;

/**
 * The path pattern of a cache behaviour: {@code *} stands for any characters, {@code ?} for one.
 *
 * @param text as the template has it, with its slash in front
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern">
 *     Path pattern</a>
 */
record RoutePattern(String text) {
  /** CloudFront's limit of a path pattern. */
  private static final int MAX_CHARACTERS = 255;

  private static final String PUNCTUATION = "-._~/*?";

  /** What belongs to the application's site, and to the local cloud's page. */
  private static final List<RoutePattern> TAKEN =
      List.of(
          new RoutePattern("/"),
          new RoutePattern("/index.html"),
          new RoutePattern("/config.json"),
          new RoutePattern("/assets/*"),
          new RoutePattern("/favicon.ico"),
          new RoutePattern("/icon.svg"),
          new RoutePattern("/robots.txt"),
          new RoutePattern("/__local"),
          new RoutePattern("/__local/*"));

  /**
   * Reads a route as a person gives it.
   *
   * @throws RefusedException if CloudFront or the site leaves no room for it
   */
  static RoutePattern parse(String text) {
    if (!text.startsWith("/")) {
      throw new RefusedException(
          "the route \"%s\" does not begin with a slash: write --route '/%s'"
              .formatted(text, text));
    }
    if (text.length() > MAX_CHARACTERS) {
      throw new RefusedException(
          "the route has over %d characters, which CloudFront does not accept"
              .formatted(MAX_CHARACTERS));
    }
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean isAlphanumeric = character < 128 && Character.isLetterOrDigit(character);
      if (!isAlphanumeric && PUNCTUATION.indexOf(character) < 0) {
        throw new RefusedException(
            "the route %s has the character \"%s\"; it may have letters, digits, slashes and -._~*?"
                .formatted(text, character));
      }
    }
    if (text.contains("//") || text.contains("/../") || text.contains("/./")) {
      throw new RefusedException(
          "the route %s has an empty or dot segment, which no request has".formatted(text));
    }
    for (var segment : text.substring(1).split("/", -1)) {
      if (!segment.equals("*") && (segment.contains("*") || segment.contains("?"))) {
        throw new RefusedException(
            "the route %s has a wildcard inside a segment, which the table of routes in %s does not support: use * as a whole segment"
                .formatted(text, Places.COMPACT_EDGE));
      }
    }
    var pattern = new RoutePattern(text);
    for (var taken : TAKEN) {
      if (pattern.overlaps(taken)) {
        throw new RefusedException(
            "the route %s covers %s, which belongs to the site or the local cloud"
                .formatted(text, taken.text()));
      }
    }
    return pattern;
  }

  /** Whether there is a path that both match. */
  boolean overlaps(RoutePattern other) {
    var reachable = new boolean[text.length() + 1][other.text.length() + 1];
    reachable[0][0] = true;
    for (int i = 0; i <= text.length(); i++) {
      for (int j = 0; j <= other.text.length(); j++) {
        if (reachable[i][j]) {
          step(reachable, other.text, i, j);
        }
      }
    }
    return reachable[text.length()][other.text.length()];
  }

  private void step(boolean[][] reachable, String other, int i, int j) {
    boolean hasMine = i < text.length();
    boolean hasTheirs = j < other.length();
    if (hasMine && text.charAt(i) == '*') {
      reachable[i + 1][j] = true;
      if (hasTheirs) {
        reachable[i][j + 1] = true;
      }
    }
    if (hasTheirs && other.charAt(j) == '*') {
      reachable[i][j + 1] = true;
      if (hasMine) {
        reachable[i + 1][j] = true;
      }
    }
    if (hasMine && hasTheirs && areOne(text.charAt(i), other.charAt(j))) {
      reachable[i + 1][j + 1] = true;
    }
  }

  private static boolean areOne(char mine, char theirs) {
    return mine == theirs || mine == '?' || theirs == '?';
  }

  /** The segments before the first wildcard, which the signer takes away: {@code /notes}. */
  String prefix() {
    int wildcard = 0;
    while (wildcard < text.length() && "*?".indexOf(text.charAt(wildcard)) < 0) {
      wildcard++;
    }
    return wildcard == text.length() ? text : text.substring(0, text.lastIndexOf('/', wildcard));
  }

  /** A path that it matches. */
  String example() {
    return text.replace("*", "1").replace('?', '1');
  }

  /** In the table of routes, where a path stands for all below it. */
  String compact() {
    return text.endsWith("/*") ? text.substring(0, text.length() - 2) : text;
  }

  /** What Vite's proxy calls it: the start of paths, or a regular expression behind a caret. */
  String viteRoute() {
    if (text.endsWith("/*") && text.indexOf('*') == text.length() - 1 && !text.contains("?")) {
      return text.substring(0, text.length() - 1);
    }
    if (!text.contains("*") && !text.contains("?")) {
      return text;
    }
    return "^" + text.replace(".", "\\\\.").replace("*", ".*").replace("?", ".") + "$";
  }
}
