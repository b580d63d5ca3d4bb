package io.github.lambdaurlguard.edge;

/**
 * The settings of a route. Lambda@Edge functions have no environment variables of their own, so the
 * template writes them as custom headers of the origin.
 *
 * @param stripPrefix the start of the path that the function does not see, perhaps empty
 * @param debug whether to log what was signed
 */
record Settings(String stripPrefix, boolean debug) {
  /** What the names of all settings start with. */
  static final String PREFIX = "x-lambda-url-guard-";

  /** Reads the settings and removes them, so that the function does not see them. */
  static Settings takeFrom(OriginRequest request) {
    String stripPrefix = request.originCustomHeader(PREFIX + "strip-prefix");
    String debug = request.originCustomHeader(PREFIX + "debug");
    request.removeOriginCustomHeaders(PREFIX);
    return new Settings(
        stripPrefix == null ? "" : stripPrefix, debug != null && debug.equals("true"));
  }
}
