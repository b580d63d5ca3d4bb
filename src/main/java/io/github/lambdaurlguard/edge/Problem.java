package io.github.lambdaurlguard.edge;

/**
 * The answer to a request that cannot be signed. It quotes nothing that the viewer sent, so that it
 * may be logged.
 *
 * @param status the HTTP status
 * @param title the standard phrase for the status
 * @param detail what is wrong and what to do about it
 * @param allow the header of that name, which comes with 405 alone; or null
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
public record Problem(String status, String title, String detail, String allow) {
  public static final String CONTENT_TYPE = "application/problem+json";

  /** CloudFront caches what the function answers unless told otherwise. */
  public static final String CACHE_CONTROL = "no-store";

  static Problem badRequest(String detail) {
    return new Problem("400", "Bad Request", detail, null);
  }

  static Problem notFound(String detail) {
    return new Problem("404", "Not Found", detail, null);
  }

  /**
   * A method that no route of the path lists.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6">RFC 9110, 405</a>
   */
  static Problem methodNotAllowed(String allow) {
    return new Problem(
        "405", "Method Not Allowed", "This path answers to " + allow + " alone.", allow);
  }

  static Problem contentTooLarge(String detail) {
    return new Problem("413", "Content Too Large", detail, null);
  }

  static Problem uriTooLong(String detail) {
    return new Problem("414", "URI Too Long", detail, null);
  }

  /** A fault of the set-up, which the viewer can do nothing about. */
  static Problem internalServerError(String detail) {
    return new Problem("500", "Internal Server Error", detail, null);
  }

  public String toJson() {
    return "{\"type\":\"about:blank\",\"title\":"
        + Json.string(title)
        + ",\"status\":"
        + status
        + ",\"detail\":"
        + Json.string(detail)
        + "}";
  }
}
