package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.trace.CapturedExchange;
import io.github.lambdaurlguard.localcloud.trace.CapturedExchange.Header;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests as an HTTP archive, which browsers' tools and others read.
 *
 * @see <a href="http://www.softwareishard.com/blog/har-12-spec/">HAR 1.2</a>
 */
final class HarJson {
  private static final String NOT_KEPT =
      "Query, headers and bodies were not kept: start the local cloud with --capture.";

  private HarJson() {}

  /**
   * The requests, the earliest first, as the format wants it.
   *
   * @param base scheme and host of the distribution
   */
  static Map<String, Object> of(List<RequestTrace> traces, String base) {
    var log = new LinkedHashMap<String, Object>();
    log.put("version", "1.2");
    log.put("creator", Map.of("name", "Lambda URL Guard's local cloud", "version", "1.0.0"));
    log.put("entries", traces.reversed().stream().map(trace -> entry(trace, base)).toList());
    return Map.of("log", log);
  }

  private static Map<String, Object> entry(RequestTrace trace, String base) {
    var milliseconds = trace.duration().toNanos() / 1e6;
    var entry = new LinkedHashMap<String, Object>();
    entry.put("startedDateTime", trace.arrival().toString());
    entry.put("time", milliseconds);
    entry.put("request", request(trace, base));
    entry.put("response", response(trace));
    entry.put("cache", Map.of());
    entry.put("timings", Map.of("send", 0, "wait", milliseconds, "receive", 0));
    entry.put("comment", trace.exchange().isPresent() ? trace.reason() : NOT_KEPT);
    return entry;
  }

  private static Map<String, Object> request(RequestTrace trace, String base) {
    var query = trace.exchange().map(CapturedExchange::query).orElse("");
    var request = new LinkedHashMap<String, Object>();
    request.put("method", trace.method());
    request.put("url", base + trace.path() + (query.isEmpty() ? "" : "?" + query));
    request.put("httpVersion", "HTTP/1.1");
    request.put("cookies", List.of());
    request.put("headers", headers(trace.exchange().map(CapturedExchange::requestHeaders)));
    request.put("queryString", pairs(query));
    trace
        .exchange()
        .filter(exchange -> !exchange.requestBody().isEmpty())
        .ifPresent(
            exchange -> {
              var data = new LinkedHashMap<String, Object>();
              data.put("mimeType", contentType(exchange.requestHeaders()));
              data.put("text", exchange.requestBody());
              request.put("postData", data);
            });
    request.put("headersSize", -1);
    request.put("bodySize", -1);
    return request;
  }

  private static Map<String, Object> response(RequestTrace trace) {
    var headers = trace.exchange().map(CapturedExchange::responseHeaders);
    var body = trace.exchange().map(CapturedExchange::responseBody).orElse("");
    var content = new LinkedHashMap<String, Object>();
    content.put("size", body.getBytes(StandardCharsets.UTF_8).length);
    content.put("mimeType", headers.map(HarJson::contentType).orElse(""));
    content.put("text", body);
    var response = new LinkedHashMap<String, Object>();
    response.put("status", trace.status());
    response.put("statusText", "");
    response.put("httpVersion", "HTTP/1.1");
    response.put("cookies", List.of());
    response.put("headers", headers(headers));
    response.put("content", content);
    response.put("redirectURL", "");
    response.put("headersSize", -1);
    response.put("bodySize", -1);
    return response;
  }

  private static List<Map<String, Object>> headers(Optional<List<Header>> headers) {
    return headers.orElse(List.of()).stream()
        .map(header -> named(header.name(), header.value()))
        .toList();
  }

  private static Map<String, Object> named(String name, String value) {
    var pair = new LinkedHashMap<String, Object>();
    pair.put("name", name);
    pair.put("value", value);
    return pair;
  }

  private static String contentType(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private static List<Map<String, Object>> pairs(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .map(pair -> named(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1])))
        .toList();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
