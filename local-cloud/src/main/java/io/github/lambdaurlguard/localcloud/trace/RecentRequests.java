package io.github.lambdaurlguard.localcloud.trace;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The latest requests, so many and no more; and so many errors, which many others do not drive out.
 */
public final class RecentRequests implements Consumer<RequestTrace> {
  private final Deque<RequestTrace> traces = new ArrayDeque<>();
  private final Deque<RequestTrace> errors = new ArrayDeque<>();
  private final int capacity;

  /**
   * @param capacity how many of each
   */
  public RecentRequests(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public synchronized void accept(RequestTrace trace) {
    keep(trace, traces);
    if (trace.isError()) {
      keep(trace, errors);
    }
  }

  private void keep(RequestTrace trace, Deque<RequestTrace> ring) {
    if (ring.size() == capacity) {
      ring.removeLast();
    }
    ring.addFirst(trace);
  }

  /** The latest first. */
  public synchronized List<RequestTrace> all() {
    return Stream.concat(traces.stream(), errors.stream())
        .distinct()
        .sorted(Comparator.comparingLong(RequestTrace::number).reversed())
        .toList();
  }
}
