package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Freezer;
import java.time.Duration;

/** The process of an execution environment, frozen while it has nothing to do. */
final class EnvironmentProcess {
  /**
   * How long a process rests before it is frozen. One that is wanted again at once goes on without:
   * to stop and to continue all threads of a JVM takes longer than many an invocation.
   */
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final Freezer freezer;
  private final boolean freezes;
  private volatile Process process;
  private boolean rests;
  private long since;
  private boolean watched;
  private boolean frozen;

  /**
   * @param freezes false for a process that somebody looks into while it waits
   */
  EnvironmentProcess(Freezer freezer, boolean freezes) {
    this.freezer = freezer;
    this.freezes = freezes;
  }

  /** The process has been started. */
  void attach(Process started) {
    process = started;
    freezer.watch(started);
  }

  void destroy() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** Waits until the process has ended, if there is one. */
  void awaitEnd() throws InterruptedException {
    if (process != null) {
      process.waitFor();
    }
  }

  /** The process has nothing to do: in a moment it is frozen, unless it never is. */
  synchronized void rests() {
    rests = freezes;
    since = System.nanoTime();
    watch(MOMENT);
  }

  /** The process has something to do. */
  synchronized void works() {
    rests = false;
    if (frozen) {
      frozen = false;
      freezer.thaw(process);
    }
  }

  /** One look at a time: a busy process comes to rest far more often than there is one. */
  private void watch(Duration moment) {
    if (rests && !watched) {
      watched = true;
      freezer.after(moment, this::look);
    }
  }

  private synchronized void look() {
    watched = false;
    var left = MOMENT.minusNanos(System.nanoTime() - since);
    if (left.isPositive()) {
      watch(left);
    } else if (rests && !frozen) {
      frozen = true;
      freezer.freeze(process);
    }
  }
}
