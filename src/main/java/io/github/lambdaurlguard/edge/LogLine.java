package io.github.lambdaurlguard.edge;

/** Lines of the log, each a JSON object. They hold no header, no query and no body. */
final class LogLine {
  private LogLine() {}

  static String refused(Problem problem, String requestId) {
    return begin("refused", requestId)
        + member("status", problem.status())
        + member("detail", problem.detail())
        + "}";
  }

  /** What to compare with the canonical request that AWS computed. */
  static String signed(
      CanonicalRequest request, SigningContext context, String hash, String requestId) {
    return begin("signed", requestId)
        + member("method", request.method())
        + member("canonicalPath", request.path())
        + member("host", context.host())
        + member("date", context.date())
        + member("payloadHash", request.payloadHash())
        + member("canonicalRequestHash", hash)
        + "}";
  }

  private static String begin(String outcome, String requestId) {
    return "{\"outcome\":"
        + Json.string(outcome)
        + member("requestId", requestId == null ? "" : requestId);
  }

  private static String member(String name, String value) {
    return "," + Json.string(name) + ":" + Json.string(value);
  }
}
