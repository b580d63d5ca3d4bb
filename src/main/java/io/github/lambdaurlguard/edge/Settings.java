package io.github.lambdaurlguard.edge;

/**
 * The settings of an origin. Lambda@Edge functions have no environment variables of their own, so
 * the template writes them as custom headers of the origin.
 *
 * @param stripPrefix the start of the path that the function does not see, or null
 * @param routes the table of {@link Routes}, or null
 * @param debug whether to log what was signed
 */
record Settings(String stripPrefix, String routes, boolean debug) {
  /** What the names of all settings start with. */
  static final String PREFIX = "x-lambda-url-guard-";

  /** Reads the settings and removes them, so that the function does not see them. */
  static Settings takeFrom(OriginRequest request) throws RequestRefusedException {
    String stripPrefix = request.originCustomHeader(PREFIX + "strip-prefix");
    String debug = request.originCustomHeader(PREFIX + "debug");
    String routes = request.takeOriginCustomHeaders(PREFIX, PREFIX + "routes", Routes.SEPARATOR);
    if (request.hasOriginCustomHeaders()) {
      SignersHeaders.refuseInTemplate(request);
    }
    return new Settings(stripPrefix, routes, debug != null && debug.equals("true"));
  }

  /**
   * A path that the template names, as the paths on the wire are written, and without a slash at
   * its end.
   *
   * @param kept the characters that are not escaped
   */
  static String path(String path, String kept) throws RequestRefusedException {
    String escaped = PercentEncoding.escapePath(path.startsWith("/") ? path : "/" + path, kept);
    return escaped.endsWith("/") ? escaped.substring(0, escaped.length() - 1) : escaped;
  }
}
