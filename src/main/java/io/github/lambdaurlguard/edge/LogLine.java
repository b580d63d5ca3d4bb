package io.github.lambdaurlguard.edge;

/** Lines of the log, each a JSON object. They hold no header, no query and no body. */
final class LogLine {
  private LogLine() {}

  static String refused(Problem problem, String requestId, Platform platform) {
    TextBuilder line = begin("refused", requestId, platform);
    member(line, "status", problem.status());
    member(line, "detail", problem.detail());
    return line.append('}').build();
  }

  /** What to compare with the canonical request that AWS computed. */
  static String signed(CanonicalRequest request, String hash, String requestId, Platform platform) {
    TextBuilder line = begin("signed", requestId, platform);
    member(line, "method", request.method());
    member(line, "canonicalPath", request.path());
    member(line, "host", request.host());
    member(line, "date", request.date());
    member(line, "payloadHash", request.payloadHash());
    member(line, "canonicalRequestHash", hash);
    return line.append('}').build();
  }

  private static TextBuilder begin(String outcome, String requestId, Platform platform) {
    TextBuilder line = platform.text().append("{\"outcome\":");
    Json.appendString(line, outcome);
    member(line, "requestId", requestId == null ? "" : requestId);
    return line;
  }

  private static void member(TextBuilder line, String name, String value) {
    line.append(',');
    Json.appendString(line, name).append(':');
    Json.appendString(line, value);
  }
}
