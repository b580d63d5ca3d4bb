package io.github.lambdaurlguard.edge;

/**
 * The path of a request. Lambda signs the percent-encoding of the path as it was sent, so {@code
 * %2F} on the wire is {@code %252F} in the canonical request. Characters that browsers send raw,
 * {@code ( ) ! ' *} among them, go on the wire escaped, so that nobody can read them in two ways.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Canonical
 *     URI</a>
 */
final class CanonicalPath {
  private final String onTheWire;

  private CanonicalPath(String onTheWire) {
    this.onTheWire = onTheWire;
  }

  /** Reads the path of an origin request. */
  static CanonicalPath of(String uri) throws RequestRefusedException {
    String path = uri == null || uri.isEmpty() ? "/" : uri;
    if (path.charAt(0) != '/') {
      throw new RequestRefusedException(
          Problem.badRequest("The path does not start with a slash. Send the URL as /path?query."));
    }
    String encoded = encode(path);
    refuseAmbiguousSegments(encoded);
    return new CanonicalPath(encoded);
  }

  /** The path as the origin gets it: unreserved characters, slashes and escapes. */
  String onTheWire() {
    return onTheWire;
  }

  /** The path as it stands in the canonical request, after the path of the origin itself. */
  String canonical(String originPath) throws RequestRefusedException {
    String path = encodeAgain(onTheWire);
    return originPath == null || originPath.isEmpty() ? path : encodeAgain(originPath) + path;
  }

  /**
   * The rest of the path below the prefix. A path that is not below it belongs to another route, so
   * it is refused. CloudFront compares behaviours with unreserved characters unescaped, and so does
   * this.
   */
  CanonicalPath below(String prefix) throws RequestRefusedException {
    String encodedPrefix = encode(prefix);
    int position = 0;
    int i = 0;
    while (i < encodedPrefix.length()) {
      if (position == onTheWire.length()
          || characterAt(onTheWire, position) != characterAt(encodedPrefix, i)) {
        throw notBelow(prefix);
      }
      position += widthAt(onTheWire, position);
      i += widthAt(encodedPrefix, i);
    }
    if (position == onTheWire.length()) {
      return new CanonicalPath("/");
    }
    if (onTheWire.charAt(position) != '/') {
      throw notBelow(prefix);
    }
    return new CanonicalPath(onTheWire.substring(position));
  }

  /** The character at this position; an escape of an unreserved character is that character. */
  private static int characterAt(String encoded, int position) throws RequestRefusedException {
    if (widthAt(encoded, position) == 1) {
      return encoded.charAt(position);
    }
    int octet = PercentEncoding.escapedByte(encoded, position);
    return PercentEncoding.isUnreserved(octet) ? octet : -octet;
  }

  private static int widthAt(String encoded, int position) {
    return encoded.charAt(position) == '%' ? PercentEncoding.ESCAPE_LENGTH : 1;
  }

  private static RequestRefusedException notBelow(String prefix) {
    return new RequestRefusedException(
        Problem.notFound("No function answers this path: the route begins with " + prefix + "."));
  }

  private static boolean isPathCharacter(char c) {
    return PercentEncoding.isUnreserved(c) || c == '/';
  }

  private static int firstToEscape(String path) {
    int i = 0;
    while (i < path.length() && isPathCharacter(path.charAt(i))) {
      i++;
    }
    return i;
  }

  private static String encode(String path) throws RequestRefusedException {
    int i = firstToEscape(path);
    if (i == path.length()) {
      return path;
    }
    StringBuilder encoded = new StringBuilder(path.substring(0, i));
    while (i < path.length()) {
      char c = path.charAt(i);
      if (isPathCharacter(c)) {
        encoded.append(c);
        i++;
      } else if (c == '%') {
        PercentEncoding.escapedByte(path, i);
        encoded.append(c);
        i++;
      } else {
        i = PercentEncoding.appendEscaped(encoded, path, i);
      }
    }
    return encoded.toString();
  }

  private static String encodeAgain(String path) throws RequestRefusedException {
    int i = firstToEscape(path);
    if (i == path.length()) {
      return path;
    }
    StringBuilder encoded = new StringBuilder(path.substring(0, i));
    while (i < path.length()) {
      if (isPathCharacter(path.charAt(i))) {
        encoded.append(path.charAt(i));
        i++;
      } else {
        i = PercentEncoding.appendEscaped(encoded, path, i);
      }
    }
    return encoded.toString();
  }

  /**
   * Signature Version 4 has most services remove empty and relative segments before they sign, and
   * AWS does not say whether function URLs do, so a path that holds one may not be signed.
   */
  private static void refuseAmbiguousSegments(String path) throws RequestRefusedException {
    int length = path.length();
    for (int i = 0; i < length; i++) {
      if (path.charAt(i) != '/') {
        continue;
      }
      if (i + 1 < length && path.charAt(i + 1) == '/') {
        throw new RequestRefusedException(
            Problem.badRequest(
                "The path holds an empty segment, //. Send one slash, or %2F for a slash that is"
                    + " data."));
      }
      int end = skipDot(path, skipDot(path, i + 1));
      if (end > i + 1 && (end == length || path.charAt(end) == '/')) {
        throw new RequestRefusedException(
            Problem.badRequest(
                "The path holds a relative segment, . or .., raw or escaped. Send the path that it"
                    + " stands for."));
      }
    }
  }

  private static int skipDot(String path, int position) throws RequestRefusedException {
    if (position == path.length()) {
      return position;
    }
    if (path.charAt(position) == '.') {
      return position + 1;
    }
    boolean escapedDot =
        path.charAt(position) == '%' && PercentEncoding.escapedByte(path, position) == '.';
    return escapedDot ? position + PercentEncoding.ESCAPE_LENGTH : position;
  }
}
