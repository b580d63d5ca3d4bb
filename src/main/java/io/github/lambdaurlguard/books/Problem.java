package io.github.lambdaurlguard.books;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that is not a success, as an RFC 9457 problem. Thrown by the logic, turned into a
 * response by {@link Endpoint}.
 */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final transient List<Violation> violations;
  private final transient Map<String, String> headers;

  private Problem(
      int status,
      String title,
      String detail,
      List<Violation> violations,
      Map<String, String> headers) {
    // An expected answer, not a defect: no stack trace is worth its price here.
    super(Printable.message(detail), null, false, false);
    this.status = status;
    this.title = title;
    this.violations = List.copyOf(violations);
    this.headers = headers;
  }

  static Problem invalid(List<Violation> violations) {
    return invalid(violations, violations.size());
  }

  /**
   * @param count of all that were found, listed or not
   */
  static Problem invalid(List<Violation> violations, int count) {
    String detail = count == 1 ? "1 field is invalid" : count + " fields are invalid";
    return new Problem(400, "Bad Request", detail, violations, Map.of());
  }

  static Problem invalid(String field, String rule, String message) {
    return invalid(List.of(new Violation(field, rule, message)));
  }

  static Problem malformedEvent(String detail) {
    return new Problem(400, "Bad Request", detail, List.of(), Map.of());
  }

  static Problem notFound(String detail) {
    return new Problem(404, "Not Found", detail, List.of(), Map.of());
  }

  static Problem methodNotAllowed(String method, String allowed) {
    String detail = "The method is %s; this address answers %s".formatted(method, allowed);
    return new Problem(405, "Method Not Allowed", detail, List.of(), Map.of("Allow", allowed));
  }

  static Problem preconditionFailed(String detail) {
    return new Problem(412, "Precondition Failed", detail, List.of(), Map.of());
  }

  static Problem unsupportedMediaType(String message) {
    var violation = new Violation("content-type", "application/json", message);
    return new Problem(
        415,
        "Unsupported Media Type",
        "The content type is not supported",
        List.of(violation),
        Map.of());
  }

  /** RFC 9110, section 15.5.16, tells a content coding from a media type by Accept-Encoding. */
  static Problem unsupportedContentCoding(String message) {
    var violation = new Violation("content-encoding", "identity", message);
    return new Problem(
        415,
        "Unsupported Media Type",
        "The content coding is not supported",
        List.of(violation),
        Map.of("Accept-Encoding", "identity"));
  }

  static Problem internal() {
    return new Problem(
        500,
        "Internal Server Error",
        "Something failed that should not have; the function's log says what",
        List.of(),
        Map.of());
  }

  static Problem unavailable(String detail, Duration retryAfter) {
    return new Problem(
        503,
        "Service Unavailable",
        detail,
        List.of(),
        Map.of("Retry-After", Long.toString(retryAfter.toSeconds())));
  }

  static Problem timeout(String detail) {
    return new Problem(504, "Gateway Timeout", detail, List.of(), Map.of());
  }

  Response toResponse() {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", "about:blank");
    json.put("title", title);
    json.put("status", status);
    json.put("detail", getMessage());
    if (!violations.isEmpty()) {
      json.put("errors", violations.stream().map(Violation::toJson).toList());
    }
    Response response = Response.of(status, "application/problem+json", json);
    for (var header : headers.entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }
}
