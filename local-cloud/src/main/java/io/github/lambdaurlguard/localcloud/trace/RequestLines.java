package io.github.lambdaurlguard.localcloud.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * What the functions wrote for one request. A line may come after the answer: a pipe is slower than
 * a response.
 */
public final class RequestLines {
  /** More than anybody reads of one request; the console has all of them. */
  private static final int MOST_LINES = 500;

  private final List<LogLine> lines = new ArrayList<>();
  private Runnable late = () -> {};
  private boolean cut;

  synchronized void add(LogLine line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    } else {
      cut = true;
    }
    late.run();
  }

  /** From now on, each line is told of. */
  public synchronized void whenLate(Runnable told) {
    late = told;
  }

  /** Those that have come, in order. */
  public synchronized List<LogLine> all() {
    return List.copyOf(lines);
  }

  /** Whether there were more than are kept. */
  public synchronized boolean isCut() {
    return cut;
  }
}
