package io.github.lambdaurlguard.edge;

/**
 * Which function URL answers which paths and methods, for origins that stand for many: lines of the
 * form {@code GET,HEAD /books https://<url-id>.lambda-url.<region>.on.aws/}. Among the lines whose
 * path matches, those with the longest decide.
 */
final class Routes {
  /** Between two lines, and between the custom headers that hold them. */
  static final String SEPARATOR = ";";

  private static final String SCHEME = "https://";

  private final String text;
  private final Route first;

  /** Other routes that this function has read. */
  private final Routes older;

  private Routes(String text, Route first, Routes older) {
    this.text = text;
    this.first = first;
    this.older = older;
  }

  /** These routes, read once: they or those that were read before. */
  static Routes of(String text, Routes newest, FunctionUrls functionUrls)
      throws RequestRefusedException {
    for (Routes routes = newest; routes != null; routes = routes.older) {
      if (routes.text.equals(text)) {
        return routes;
      }
    }
    return new Routes(text, read(text.split(SEPARATOR, -1), 0, functionUrls), newest);
  }

  /** The routes from this line on. */
  private static Route read(String[] lines, int index, FunctionUrls functionUrls)
      throws RequestRefusedException {
    if (index == lines.length) {
      return null;
    }
    String line = lines[index];
    Route next = read(lines, index + 1, functionUrls);
    String methods = "";
    String path = "";
    String target = "";
    int words = 0;
    for (String word : line.split(" ", -1)) {
      if (!word.isEmpty()) {
        methods = path;
        path = target;
        target = word;
        words++;
      }
    }
    if (words == 0) {
      return next;
    }
    if (words != 3) {
      throw new RequestRefusedException(
          Problem.internalServerError(
              "The route \""
                  + line
                  + "\" is not of the form GET,HEAD /path https://<function URL>/."));
    }
    return Route.of(methods, path, functionUrls.get(hostOf(target)), next);
  }

  private static String hostOf(String target) {
    String host = target.startsWith(SCHEME) ? target.substring(SCHEME.length()) : target;
    return host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
  }

  /** The route of a request: of the longest that match, the first that lists the method. */
  Route find(CanonicalPath path, String method) throws RequestRefusedException {
    Route found = null;
    String allowed = "";
    int longest = -1;
    for (Route route = first; route != null; route = route.next()) {
      if (route.length() >= longest && route.matches(path.onTheWire())) {
        if (route.length() > longest) {
          found = null;
          allowed = "";
          longest = route.length();
        }
        if (found == null && route.allows(method)) {
          found = route;
        }
        allowed = allowed + route.methods();
      }
    }
    if (found == null) {
      throw new RequestRefusedException(
          allowed.isEmpty()
              ? Problem.notFound("No function answers this path: no route leads there.")
              : Problem.methodNotAllowed(allowed.substring(Route.SEPARATOR.length())));
    }
    return found;
  }
}
