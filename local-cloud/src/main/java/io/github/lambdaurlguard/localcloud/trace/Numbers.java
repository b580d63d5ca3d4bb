package io.github.lambdaurlguard.localcloud.trace;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts the requests of each route, and how long they took. */
public final class Numbers implements Consumer<RequestTrace> {
  /** So many of the latest durations make the percentiles. */
  private static final int SAMPLES = 1000;

  private final Map<String, Counters> byRoute = new TreeMap<>();

  /**
   * The numbers of a route.
   *
   * @param errors answers of 400 and more
   * @param coldStarts of the functions behind it, those at the edge among them
   * @param p50 the median of the latest durations
   * @param total of all durations
   * @param edge the time that its Lambda@Edge functions took, of all requests
   * @param edgeRuns how often they ran
   */
  public record OfRoute(
      String route,
      boolean api,
      long count,
      long errors,
      long coldStarts,
      Duration p50,
      Duration p99,
      Duration total,
      Duration edge,
      long edgeRuns) {}

  private static final class Counters {
    private final Deque<Duration> latest = new ArrayDeque<>();
    private boolean api;
    private long count;
    private long errors;
    private long coldStarts;
    private Duration total = Duration.ZERO;
    private Duration edge = Duration.ZERO;
    private long edgeRuns;

    void add(RequestTrace trace) {
      api = trace.findings().api();
      count++;
      errors += trace.isError() ? 1 : 0;
      coldStarts +=
          trace.hops().stream().filter(hop -> hop.outcome().startsWith("cold start")).count();
      total = total.plus(trace.duration());
      var atEdge = trace.hops().stream().filter(hop -> hop.part() == Part.EDGE).toList();
      edge = atEdge.stream().map(Hop::duration).reduce(edge, Duration::plus);
      edgeRuns += atEdge.size();
      if (latest.size() == SAMPLES) {
        latest.removeFirst();
      }
      latest.addLast(trace.duration());
    }

    OfRoute numbers(String route) {
      var sorted = latest.stream().sorted().toList();
      return new OfRoute(
          route,
          api,
          count,
          errors,
          coldStarts,
          percentile(sorted, 50),
          percentile(sorted, 99),
          total,
          edge,
          edgeRuns);
    }

    /** The nearest rank. */
    private static Duration percentile(List<Duration> sorted, int percent) {
      return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }
  }

  @Override
  public synchronized void accept(RequestTrace trace) {
    byRoute.computeIfAbsent(trace.findings().route(), _ -> new Counters()).add(trace);
  }

  /** Those of all routes that had requests, by name. */
  public synchronized List<OfRoute> all() {
    return byRoute.entrySet().stream()
        .map(entry -> entry.getValue().numbers(entry.getKey()))
        .toList();
  }
}
