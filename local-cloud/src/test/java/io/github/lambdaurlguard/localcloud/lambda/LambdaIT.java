package io.github.lambdaurlguard.localcloud.lambda;

import static io.github.lambdaurlguard.localcloud.lambda.TestLambda.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Execution environments, with functions of a line or two in real processes. */
class LambdaIT {
  private static final String PID_AFTER_HALF_A_SECOND =
      "exports.handler = () => new Promise((done) => setTimeout(() => done(process.pid), 500));";
  private static final String PID = "exports.handler = async () => process.pid;";

  @TempDir private Path folder;
  private TestLambda lambda;

  @AfterEach
  void stop() {
    lambda.close();
  }

  /** The handler takes so long that the last environment starts in time on a busy machine, too. */
  @Test
  void concurrentInvocations_haveEnvironmentsOfTheirOwn() throws IOException {
    var function = function(PID_AFTER_HALF_A_SECOND.replace("500", "1500"));

    assertThat(new HashSet<>(together(function, 3))).hasSize(3);
  }

  @Test
  void laterInvocation_reusesAnEnvironment() throws IOException {
    var function = function(PID);

    assertThat(text(function)).isEqualTo(text(function));
  }

  @Test
  void moreInvocationsThanTheMachineBears_waitAndAllSucceed() throws IOException {
    var function = function(PID_AFTER_HALF_A_SECOND);

    var results = together(function, 7);

    assertThat(results).hasSize(7).allMatch(result -> result.matches("\\d+"));
    assertThat(new HashSet<>(results)).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void reservedConcurrencyInUse_throttles() throws IOException {
    lambda = new TestLambda(folder);

    assertThat(together(lambda.function(PID_AFTER_HALF_A_SECOND, 2), 3))
        .containsOnlyOnce(Failure.THROTTLED.name());
  }

  @Test
  void idleEnvironment_isFrozen() throws Exception {
    var function =
        function(
            "let ticks = 0; setInterval(() => ticks++, 10); exports.handler = async () => ticks;");
    var before = Integer.parseInt(text(function));

    Thread.sleep(Duration.ofSeconds(1));

    assertThat(Integer.parseInt(text(function)) - before).isLessThan(20);
  }

  @Test
  void environmentWithNothingToDo_isEndedAfterSomeTime() throws Exception {
    lambda = new TestLambda(folder, Duration.ofMillis(300), PhaseLimits.OF_LAMBDA);
    var function = lambda.function(PID);
    var first = process(function);

    first.onExit().get(30, TimeUnit.SECONDS);

    assertThat(process(function).pid()).isNotEqualTo(first.pid());
  }

  @Test
  void frozenEnvironmentThatIsKilled_isReplacedWithoutAFailure() throws Exception {
    var function = function(PID);
    var first = process(function);

    first.destroyForcibly();
    first.onExit().get();

    assertThat(process(function).pid()).isNotEqualTo(first.pid());
  }

  @Test
  void close_endsFrozenEnvironments() throws Exception {
    var process = process(function(PID));

    lambda.service().close();

    assertThat(process.onExit().get().isAlive()).isFalse();
  }

  @Test
  void timeout_endsTheEnvironment() throws IOException {
    var function = function("exports.handler = () => new Promise(() => setInterval(() => 0, 9));");

    assertThat(function.invoke(Body.of("{}")))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure()).isEqualTo(Failure.TIMEOUT);
              assertThat(failed.message()).contains("Task timed out after 2.00 seconds");
            });
  }

  @Test
  void codeThatCannotBeLoaded_isAFailureThatSaysWhy() throws IOException {
    var function = function("throw new Error('no such table');");

    assertThat(function.invoke(Body.of("{}")))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.message()).contains("no such table"));
  }

  @Test
  void environmentVariables_areLambdas() throws IOException {
    var function = function("exports.handler = async () => process.env;");

    assertThat(JSON.std.mapFrom(text(function)))
        .containsEntry("AWS_REGION", "eu-central-1")
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "f")
        .containsEntry("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs24.x")
        .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/f")
        .containsEntry("AWS_ACCESS_KEY_ID", "key")
        .containsEntry("AWS_ENDPOINT_URL_X", "http://x")
        .containsKey("_X_AMZN_TRACE_ID")
        .containsEntry("HOME", "/home/sbx_user1051");
  }

  @Test
  void snapStart_hasItsCredentialsAtAnAddress() throws IOException {
    lambda = new TestLambda(folder);
    var version =
        lambda.snapStartVersion(
            """
            export const handler = async () => {
              const answer = await fetch(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI, {
                headers: { authorization: process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN },
              });
              return { ...(await answer.json()), variable: process.env.AWS_ACCESS_KEY_ID ?? 'none' };
            };
            """);

    assertThat(JSON.std.mapFrom(text(version)))
        .containsEntry("AccessKeyId", "key")
        .containsEntry("Token", "token")
        .containsEntry("variable", "none");
  }

  private LambdaFunction function(String code) throws IOException {
    lambda = new TestLambda(folder);
    return lambda.function(code);
  }

  private static List<String> together(LambdaFunction function, int count) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return Stream.generate(() -> CompletableFuture.supplyAsync(() -> text(function), threads))
          .limit(count)
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private static ProcessHandle process(LambdaFunction function) {
    return ProcessHandle.of(Long.parseLong(text(function))).orElseThrow();
  }
}
