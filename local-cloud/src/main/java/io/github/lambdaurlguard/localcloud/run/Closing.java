package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be closed at the end, the last one first. */
final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Console console;
  private boolean closed;

  Closing(Console console) {
    this.console = console;
  }

  /** What starts after the end is stopped at once. */
  synchronized <T extends AutoCloseable> T later(T started) {
    if (closed) {
      stop(started);
      throw new IllegalStateException("the local cloud is stopping");
    }
    running.push(started);
    return started;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!running.isEmpty()) {
      stop(running.pop());
    }
  }

  private void stop(AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) {
      console.fault("stopping " + service.getClass().getSimpleName(), e);
    }
  }
}
