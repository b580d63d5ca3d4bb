package io.github.lambdaurlguard.parameters;

import java.time.Duration;

/**
 * When the work has to end, so that time is left to tell CloudFormation. A function that is cut off
 * tells it nothing, and the stack hangs until its own timeout.
 */
final class Deadline {

  /** Enough for {@link AnswerSender} with all its attempts. */
  private static final Duration ANSWER_RESERVE = Duration.ofSeconds(12);

  /** The SDK refuses a timeout of zero; this one ends a call that should not begin. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final long endNanos;

  private Deadline(Duration untilEnd) {
    this.endNanos = System.nanoTime() + untilEnd.toNanos();
  }

  static Deadline before(long functionTimeoutMillis) {
    Duration remaining = Duration.ofMillis(functionTimeoutMillis);
    Duration half = remaining.dividedBy(2);
    return new Deadline(
        half.compareTo(ANSWER_RESERVE) < 0 ? half : remaining.minus(ANSWER_RESERVE));
  }

  Duration remaining() {
    Duration remaining = Duration.ofNanos(endNanos - System.nanoTime());
    return remaining.compareTo(SHORTEST) < 0 ? SHORTEST : remaining;
  }
}
