package io.github.lambdaurlguard.localcloud.lambda;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many invocations of a function run at the same time, whatever version they are of.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html">Lambda
 *     function scaling</a>
 */
final class Concurrency {
  private final int most;
  private final AtomicInteger inFlight = new AtomicInteger();

  /**
   * @param reserved how many there may be; empty for no limit of the function's own
   */
  Concurrency(OptionalInt reserved) {
    most = reserved.orElse(Integer.MAX_VALUE);
  }

  /** How many there may be. */
  int most() {
    return most;
  }

  /** Whether one more may run. Whether it does or not, it leaves. */
  boolean enter() {
    return inFlight.incrementAndGet() <= most;
  }

  void leave() {
    inFlight.decrementAndGet();
  }
}
