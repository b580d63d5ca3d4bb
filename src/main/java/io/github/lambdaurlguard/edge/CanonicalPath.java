package io.github.lambdaurlguard.edge;

/**
 * The path of a request. Lambda signs the percent-encoding of the path as it was sent, so {@code
 * %2F} on the wire is {@code %252F} in the canonical request. Characters that browsers send raw,
 * {@code ( ) ! ' *} among them, go on the wire escaped, so that nobody can read them in two ways.
 *
 * @param onTheWire the path as the origin gets it: unreserved characters, slashes and escapes
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Canonical
 *     URI</a>
 */
record CanonicalPath(String onTheWire) {
  private static final CanonicalPath ROOT = new CanonicalPath("/");

  /** Reads the path of an origin request. */
  static CanonicalPath of(String uri) throws RequestRefusedException {
    if (uri == null || uri.isEmpty()) {
      return ROOT;
    }
    if (uri.charAt(0) != '/') {
      throw new RequestRefusedException(
          Problem.badRequest("The path does not start with a slash. Send the URL as /path?query."));
    }
    String onTheWire = PercentEncoding.escapePath(uri, "%");
    PathSegments.refuseAmbiguous(onTheWire);
    return new CanonicalPath(onTheWire);
  }

  /** The path as it stands in the canonical request, after the path of the origin itself. */
  String canonical(String originPath) throws RequestRefusedException {
    String path = onTheWire.contains("%") ? onTheWire.replace("%", "%25") : onTheWire;
    return originPath == null ? path : PercentEncoding.escapePath(originPath, "") + path;
  }

  /**
   * The rest of the path below the prefix. A path that is not below it belongs to another route, so
   * it is refused.
   *
   * @param written the prefix as the template names it
   */
  CanonicalPath below(String written) throws RequestRefusedException {
    // Nearly every prefix is written as it stands in the path.
    if (onTheWire.length() > written.length()
        && onTheWire.charAt(written.length()) == '/'
        && onTheWire.startsWith(written)) {
      return new CanonicalPath(onTheWire.substring(written.length()));
    }
    String prefix = Settings.path(written, "%");
    int end = PathSegments.endOfPrefix(onTheWire, prefix);
    if (end == onTheWire.length()) {
      return ROOT;
    }
    if (end < 0 || onTheWire.charAt(end) != '/') {
      throw new RequestRefusedException(
          Problem.notFound("No function answers this path: the route begins with " + prefix + "."));
    }
    return new CanonicalPath(onTheWire.substring(end));
  }
}
