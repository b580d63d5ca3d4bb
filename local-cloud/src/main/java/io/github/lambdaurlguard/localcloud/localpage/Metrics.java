package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Numbers;
import io.github.lambdaurlguard.localcloud.trace.Numbers.OfRoute;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of the routes, for the page and for Prometheus.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
final class Metrics {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private Metrics() {}

  static Map<String, Object> json(Numbers numbers) {
    return Map.of("routes", numbers.all().stream().map(Metrics::json).toList());
  }

  private static Map<String, Object> json(OfRoute route) {
    var json = new LinkedHashMap<String, Object>();
    json.put("route", route.route());
    json.put("api", route.api());
    json.put("count", route.count());
    json.put("errors", route.errors());
    json.put("coldStarts", route.coldStarts());
    json.put("p50", milliseconds(route.p50()));
    json.put("p99", milliseconds(route.p99()));
    json.put("edge", route.edgeRuns() == 0 ? 0 : milliseconds(route.edge()) / route.edgeRuns());
    return json;
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  static HttpResponse prometheus(Numbers numbers) {
    var routes = numbers.all();
    var text =
        counter("requests", "Requests.", routes, OfRoute::count)
            + counter("request_errors", "Answers of 400 and more.", routes, OfRoute::errors)
            + counter("cold_starts", "Cold starts of functions.", routes, OfRoute::coldStarts)
            + head("request_duration_seconds", "Time until the answer.", "summary")
            + lines(routes, Metrics::durations)
            + head("edge_duration_seconds", "Time in Lambda@Edge functions.", "summary")
            + lines(routes, Metrics::edge);
    return HttpResponse.of(200, TEXT_FORMAT, text);
  }

  private static String counter(
      String name, String help, List<OfRoute> routes, Function<OfRoute, Long> value) {
    return head(name + "_total", help, "counter")
        + lines(
            routes,
            route ->
                "local_cloud_%s_total{%s} %d%n".formatted(name, label(route), value.apply(route)));
  }

  private static String durations(OfRoute route) {
    return quantile(route, "0.5", route.p50())
        + quantile(route, "0.99", route.p99())
        + sum("request_duration_seconds", route, route.total(), route.count());
  }

  private static String edge(OfRoute route) {
    return sum("edge_duration_seconds", route, route.edge(), route.edgeRuns());
  }

  private static String quantile(OfRoute route, String quantile, Duration value) {
    return "local_cloud_request_duration_seconds{%s,quantile=\"%s\"} %s%n"
        .formatted(label(route), quantile, seconds(value));
  }

  private static String sum(String name, OfRoute route, Duration sum, long count) {
    return "local_cloud_%s_sum{%s} %s%nlocal_cloud_%s_count{%s} %d%n"
        .formatted(name, label(route), seconds(sum), name, label(route), count);
  }

  private static String head(String name, String help, String type) {
    return "# HELP local_cloud_%s %s%n# TYPE local_cloud_%s %s%n".formatted(name, help, name, type);
  }

  private static String lines(List<OfRoute> routes, Function<OfRoute, String> line) {
    return routes.stream().map(line).collect(Collectors.joining());
  }

  private static String label(OfRoute route) {
    var escaped = route.route().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "route=\"" + escaped + '"';
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.6f", duration.toNanos() / 1e9);
  }
}
