package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Freezer;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The process of an execution environment, frozen for as long as it waits. */
final class EnvironmentProcess {
  private final Freezer freezer;
  private volatile Process process;

  EnvironmentProcess(Freezer freezer) {
    this.freezer = freezer;
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

  /** Something to wait for, with a limit of its own; null when that has passed. */
  interface Wait<T> {
    T poll() throws InterruptedException;
  }

  /**
   * Freezes the process for the time of a wait.
   *
   * @param sensible whether to wait on
   * @return empty when waiting is no longer sensible
   */
  <T> Optional<T> frozenUntil(Wait<T> wait, BooleanSupplier sensible) throws InterruptedException {
    var idle = process;
    freezer.freeze(idle);
    try {
      while (sensible.getAsBoolean()) {
        var found = wait.poll();
        if (found != null) {
          return Optional.of(found);
        }
      }
      return Optional.empty();
    } finally {
      freezer.thaw(idle);
    }
  }
}
