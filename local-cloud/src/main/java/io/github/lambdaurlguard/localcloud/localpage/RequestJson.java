package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.trace.CapturedExchange;
import io.github.lambdaurlguard.localcloud.trace.CapturedExchange.Header;
import io.github.lambdaurlguard.localcloud.trace.Hop;
import io.github.lambdaurlguard.localcloud.trace.LogLine;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import io.github.lambdaurlguard.localcloud.trace.Withholding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The requests for the page and for other programs. Times are milliseconds. */
final class RequestJson {
  /** Distinguishes this run's numbers from those of another. */
  private static final String RUN = UUID.randomUUID().toString();

  private RequestJson() {}

  static Map<String, Object> of(
      List<RequestTrace> traces,
      Optional<Stacks> stacks,
      Withholding withholding,
      boolean captures) {
    var json = new LinkedHashMap<String, Object>();
    json.put("run", RUN);
    json.put("captures", captures);
    json.put("requests", traces.stream().map(trace -> of(trace, stacks, withholding)).toList());
    return json;
  }

  /** A request without secrets, whoever brought them into a text. */
  static Object of(RequestTrace trace, Optional<Stacks> stacks, Withholding withholding) {
    return withheld(of(trace, stacks), withholding);
  }

  private static Object withheld(Object value, Withholding withholding) {
    return switch (value) {
      case String text -> withholding.withheld(text);
      case List<?> list -> list.stream().map(each -> withheld(each, withholding)).toList();
      case Map<?, ?> map -> {
        var members = new LinkedHashMap<String, Object>();
        map.forEach((name, each) -> members.put(name.toString(), withheld(each, withholding)));
        yield members;
      }
      case null, default -> value;
    };
  }

  private static Map<String, Object> of(RequestTrace trace, Optional<Stacks> stacks) {
    var request = new LinkedHashMap<String, Object>();
    request.put("number", trace.number());
    request.put("arrival", trace.arrival().toString());
    request.put("method", trace.method());
    request.put("path", trace.path());
    request.put("route", trace.findings().route());
    request.put("api", trace.findings().api());
    request.put("status", trace.status());
    request.put("reason", trace.reason());
    request.put("duration", milliseconds(trace.duration()));
    request.put("hops", trace.hops().stream().map(RequestJson::hop).toList());
    request.put("problems", trace.findings().problems());
    request.put(
        "cures", trace.findings().cures().stream().map(cure -> CureJson.of(cure, stacks)).toList());
    request.put("lines", trace.lines().all().stream().map(RequestJson::line).toList());
    request.put("linesCut", trace.lines().isCut());
    trace.exchange().ifPresent(exchange -> request.put("exchange", exchange(exchange)));
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

  private static Map<String, Object> exchange(CapturedExchange exchange) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("query", exchange.query());
    shown.put("requestHeaders", headers(exchange.requestHeaders()));
    shown.put("requestBody", exchange.requestBody());
    shown.put("responseHeaders", headers(exchange.responseHeaders()));
    shown.put("responseBody", exchange.responseBody());
    return shown;
  }

  private static List<Map<String, String>> headers(List<Header> headers) {
    return headers.stream()
        .map(header -> Map.of("name", header.name(), "value", header.value()))
        .toList();
  }

  private static Map<String, Object> line(LogLine line) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("time", line.time().toString());
    shown.put("function", line.function());
    shown.put("requestId", line.requestId());
    shown.put("text", line.text());
    return shown;
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
