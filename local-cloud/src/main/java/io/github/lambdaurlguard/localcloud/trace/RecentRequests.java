package io.github.lambdaurlguard.localcloud.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The latest requests, so many and no more. */
public final class RecentRequests implements Consumer<RequestTrace> {
  private final Deque<RequestTrace> traces = new ArrayDeque<>();
  private final int capacity;

  public RecentRequests(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public synchronized void accept(RequestTrace trace) {
    if (traces.size() == capacity) {
      traces.removeLast();
    }
    traces.addFirst(trace);
  }

  /** The latest first. */
  public synchronized List<RequestTrace> all() {
    return List.copyOf(traces);
  }
}
