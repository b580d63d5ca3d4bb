package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import java.util.Arrays;
import java.util.Optional;

/**
 * The processor time that a function's runs took, in percent of the longest that AWS allows. AWS
 * throttles a function that is over it again and again. It names no figures; a single run tells
 * little, because the first ones compile the code, and the interpreters differ.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-function-restrictions.html">Restrictions
 *     on CloudFront Functions</a>
 */
final class ComputeUtilization {
  /** A run over this is too much, whatever the machine. */
  private static final int BEYOND_DOUBT = 1_000;

  private static final int LIMIT = 100;
  private static final int RUNS = 10;

  private final int[] last = new int[RUNS];
  private long runs;
  private boolean warned;

  /** Counts a run. Returns what to tell the person, once. */
  synchronized Optional<String> add(int percent) {
    last[(int) (runs++ % RUNS)] = percent;
    if (warned || (percent < BEYOND_DOUBT && (runs < RUNS || median() < LIMIT))) {
      return Optional.empty();
    }
    warned = true;
    return Optional.of(words(percent));
  }

  private int median() {
    var sorted = last.clone();
    Arrays.sort(sorted);
    return sorted[RUNS / 2];
  }

  private static String words(int percent) {
    return "a compute utilization of %d on this machine: over 100, AWS ends and throttles a function (503)"
        .formatted(percent);
  }
}
