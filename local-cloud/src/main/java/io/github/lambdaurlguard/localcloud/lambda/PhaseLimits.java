package io.github.lambdaurlguard.localcloud.lambda;

import java.time.Duration;

/**
 * How long the phases of an execution environment may take, invocations apart.
 *
 * @param initialisation the first attempt to initialise
 * @param publication an initialisation for a snapshot, while a version is published
 * @param restoration the hooks that run after a restore
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle">Lambda
 *     execution environment lifecycle</a>
 */
public record PhaseLimits(Duration initialisation, Duration publication, Duration restoration) {
  /** Those of Lambda. */
  public static final PhaseLimits OF_LAMBDA =
      new PhaseLimits(Duration.ofSeconds(10), Duration.ofSeconds(130), Duration.ofSeconds(10));

  InitialisationLimit initialisation(Worker worker) {
    var first = worker.snapStart() ? longer(publication, worker.timeout()) : initialisation;
    return new InitialisationLimit(first, longer(first, worker.timeout()));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
