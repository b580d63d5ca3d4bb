package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.trace.Hop;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recent requests for other programs. Times are milliseconds. */
final class RequestsJson {
  private RequestsJson() {}

  static Map<String, Object> of(List<RequestTrace> traces) {
    return Map.of("requests", traces.stream().map(RequestsJson::request).toList());
  }

  private static Map<String, Object> request(RequestTrace trace) {
    var request = new LinkedHashMap<String, Object>();
    request.put("number", trace.number());
    request.put("arrival", trace.arrival().toString());
    request.put("method", trace.method());
    request.put("path", trace.path());
    request.put("status", trace.status());
    request.put("duration", milliseconds(trace.duration()));
    request.put("hops", trace.hops().stream().map(RequestsJson::hop).toList());
    return request;
  }

  private static Map<String, Object> hop(Hop hop) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("part", hop.part().title());
    shown.put("subject", hop.subject());
    shown.put("outcome", hop.outcome());
    shown.put("passed", hop.passed());
    shown.put("start", milliseconds(hop.start()));
    shown.put("duration", milliseconds(hop.duration()));
    shown.put("details", hop.details());
    return shown;
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
