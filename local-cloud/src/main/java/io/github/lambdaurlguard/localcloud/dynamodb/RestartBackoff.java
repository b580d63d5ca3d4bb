package io.github.lambdaurlguard.localcloud.dynamodb;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before a process that ended is started again: twice as long each time, and not
 * forever, unless one served well in between.
 *
 * @param first the pause after the first failure
 * @param most how many failures in a row are followed by another start
 * @param well after serving for so long, an end is the first failure of a row
 */
record RestartBackoff(Duration first, int most, Duration well) {

  /** Gives up after some 12 s of pauses, since functions wait. */
  static final RestartBackoff DEFAULT =
      new RestartBackoff(Duration.ofMillis(200), 6, Duration.ofSeconds(5));

  /** How many failures in a row there have been when a process ends after serving for so long. */
  int failures(int before, Duration served) {
    return served.compareTo(well) >= 0 ? 1 : before + 1;
  }

  /** The pause after so many failures in a row; empty when there have been enough. */
  Optional<Duration> pause(int failures) {
    return failures > most
        ? Optional.empty()
        : Optional.of(first.multipliedBy(1L << (failures - 1)));
  }
}
