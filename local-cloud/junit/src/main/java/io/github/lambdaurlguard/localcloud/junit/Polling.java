package io.github.lambdaurlguard.localcloud.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another process does. */
final class Polling {
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private Polling() {}

  /**
   * Waits until a condition holds.
   *
   * @throws IllegalStateException with this message if it does not within the limit
   */
  static void until(BooleanSupplier condition, Duration limit, Supplier<String> message) {
    var end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(message.get());
      }
      try {
        Thread.sleep(INTERVAL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(message.get(), e);
      }
    }
  }
}
