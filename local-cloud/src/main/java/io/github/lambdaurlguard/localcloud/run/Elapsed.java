package io.github.lambdaurlguard.localcloud.run;

import java.util.Locale;

/** How long something took, in words. */
public final class Elapsed {
  private static final double NANOSECONDS_PER_SECOND = 1e9;

  private Elapsed() {}

  /**
   * The time since a moment, such as {@code 6.2 s}.
   *
   * @param start the moment as {@link System#nanoTime} told it
   */
  public static String since(long start) {
    return String.format(
        Locale.ROOT, "%.1f s", (System.nanoTime() - start) / NANOSECONDS_PER_SECOND);
  }
}
