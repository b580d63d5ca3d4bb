package io.github.lambdaurlguard.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phases that take too long, under limits shorter than Lambda's. */
class PhaseLimitsIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(200);

  private static final PhaseLimits SHORT_INITIALISATION = new PhaseLimits(SHORT, LONG, LONG);
  private static final PhaseLimits SHORT_RESTORATION = new PhaseLimits(LONG, LONG, SHORT);

  /** What Lambda's runtime client for Java does between a snapshot and the hooks after it. */
  private static final String SNAPSHOT =
      "await"
          + " fetch(`http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/restore/next`);";

  private static final String FOREVER = "await new Promise(() => setInterval(() => {}, 1000));";
  private static final String HANDLER = "export const handler = async () => 'done';";

  @TempDir private Path folder;
  private TestLambda lambda;

  @AfterEach
  void stop() {
    lambda.close();
  }

  @Test
  void hooksAfterARestoreThatTakeTooLong_endTheEnvironment() throws IOException {
    lambda = new TestLambda(folder, TestLambda.LONG, SHORT_RESTORATION);

    assertFailure(
        lambda.snapStartVersion(SNAPSHOT + FOREVER + HANDLER),
        "the hooks after the restore took over 0.2 s");
  }

  @Test
  void hooksAfterARestore_doNotCountAsTheInvocation() throws IOException {
    lambda = new TestLambda(folder, TestLambda.LONG, PhaseLimits.OF_LAMBDA);
    var longerThanTheTimeout =
        "await new Promise((done) => setTimeout(done, %d));"
            .formatted(TestLambda.TIMEOUT.plusMillis(500).toMillis());

    assertDone(lambda.snapStartVersion(SNAPSHOT + longerThanTheTimeout + HANDLER));
  }

  @Test
  void initialisationOverItsLimit_hasAnotherAttemptAgainstTheTimeout() throws IOException {
    lambda = new TestLambda(folder, TestLambda.LONG, SHORT_INITIALISATION);

    assertDone(lambda.module("await new Promise((done) => setTimeout(done, 500));" + HANDLER));
  }

  @Test
  void initialisationOverTheTimeoutToo_endsTheEnvironment() throws IOException {
    lambda = new TestLambda(folder, TestLambda.LONG, SHORT_INITIALISATION);

    assertFailure(lambda.module(FOREVER + HANDLER), "its initialisation took over 2.0 s");
  }

  @Test
  void initialisationWithinItsLimit_mayTakeLongerThanTheTimeout() throws IOException {
    lambda = new TestLambda(folder, TestLambda.LONG, PhaseLimits.OF_LAMBDA);

    assertDone(
        lambda.module(
            "await new Promise((done) => setTimeout(done, %d));"
                    .formatted(TestLambda.TIMEOUT.plusMillis(500).toMillis())
                + HANDLER));
  }

  private static void assertDone(LambdaFunction function) {
    assertThat(function.invoke(Body.of("{}"))).isEqualTo(new Returned(Body.of("\"done\"")));
  }

  private static void assertFailure(LambdaFunction function, String message) {
    assertThat(function.invoke(Body.of("{}")))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure()).isEqualTo(Failure.EXIT);
              assertThat(failed.message()).contains(message);
            });
  }
}
