package io.github.lambdaurlguard.edge;

/**
 * The settings of a route. Lambda@Edge functions have no environment variables of their own, so the
 * template writes them as custom headers of the origin.
 *
 * @param stripPrefix the start of the path that the function does not see, perhaps empty
 * @param debug whether to log what was signed
 */
record Settings(String stripPrefix, boolean debug) {
  private static final String PREFIX = "x-lambda-url-guard-";

  /** Reads the settings and removes them, and what a viewer may have sent under their names. */
  static Settings takeFrom(OriginRequest request) {
    Headers customHeaders = request.originCustomHeaders();
    String stripPrefix = customHeaders.first(PREFIX + "strip-prefix");
    String debug = customHeaders.first(PREFIX + "debug");
    customHeaders.removeAll(PREFIX, "");
    request.headers().removeAll(PREFIX, "");
    return new Settings(
        stripPrefix == null ? "" : stripPrefix, debug != null && debug.equals("true"));
  }
}
