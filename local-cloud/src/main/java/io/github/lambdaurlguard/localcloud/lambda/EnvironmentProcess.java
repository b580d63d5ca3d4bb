package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Freezer;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The process of an execution environment, frozen for as long as it waits. */
final class EnvironmentProcess {
  private final Freezer freezer;
  private final boolean freezes;
  private volatile Process process;

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

  /** Something to wait for, with a limit of its own; null when that has passed. */
  interface Wait<T> {
    T poll() throws InterruptedException;
  }

  /**
   * Freezes the process for the time of a wait, unless it is never frozen.
   *
   * @param sensible whether to wait on
   * @return empty when waiting is no longer sensible
   */
  <T> Optional<T> frozenUntil(Wait<T> wait, BooleanSupplier sensible) throws InterruptedException {
    var idle = process;
    if (freezes) {
      freezer.freeze(idle);
    }
    try {
      while (sensible.getAsBoolean()) {
        var found = wait.poll();
        if (found != null) {
          return Optional.of(found);
        }
      }
      return Optional.empty();
    } finally {
      if (freezes) {
        freezer.thaw(idle);
      }
    }
  }
}
