package io.github.lambdaurlguard.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Execution environments, with functions of a line or two in real processes. */
class LambdaIT {
  private static final String PID_AFTER_HALF_A_SECOND =
      "exports.handler = () => new Promise((done) => setTimeout(() => done(process.pid), 500));";
  private static final String PID = "exports.handler = async () => process.pid;";
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private final RunFolder runFolder = RunFolder.create();
  private Lambda lambda;

  @AfterEach
  void stop() {
    lambda.close();
    runFolder.close();
  }

  @Test
  void concurrentInvocations_haveEnvironmentsOfTheirOwn() throws IOException {
    var function = function(PID_AFTER_HALF_A_SECOND, LONG);

    assertThat(new HashSet<>(together(function, 3))).hasSize(3);
  }

  @Test
  void laterInvocation_reusesAnEnvironment() throws IOException {
    var function = function(PID, LONG);

    assertThat(text(function)).isEqualTo(text(function));
  }

  @Test
  void moreInvocationsThanTheMachineBears_waitAndAllSucceed() throws IOException {
    var function = function(PID_AFTER_HALF_A_SECOND, LONG);

    var results = together(function, 7);

    assertThat(results).hasSize(7).allMatch(result -> result.matches("\\d+"));
    assertThat(new HashSet<>(results)).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void reservedConcurrencyInUse_throttles() throws IOException {
    var function = function(PID_AFTER_HALF_A_SECOND, LONG, OptionalInt.of(2), false);

    assertThat(together(function, 3)).containsOnlyOnce(Failure.THROTTLED.name());
  }

  @Test
  void idleEnvironment_isFrozen() throws Exception {
    var function =
        function(
            "let ticks = 0; setInterval(() => ticks++, 10); exports.handler = async () => ticks;",
            LONG);
    var before = Integer.parseInt(text(function));

    Thread.sleep(Duration.ofSeconds(1));

    assertThat(Integer.parseInt(text(function)) - before).isLessThan(20);
  }

  @Test
  void environmentWithNothingToDo_isEndedAfterSomeTime() throws Exception {
    var function = function(PID, Duration.ofMillis(300));
    var first = process(function);

    Thread.sleep(Duration.ofSeconds(1));

    assertThat(first.isAlive()).isFalse();
    assertThat(process(function).pid()).isNotEqualTo(first.pid());
  }

  @Test
  void frozenEnvironmentThatIsKilled_isReplacedWithoutAFailure() throws Exception {
    var function = function(PID, LONG);
    var first = process(function);

    first.destroyForcibly();
    first.onExit().get();

    assertThat(process(function).pid()).isNotEqualTo(first.pid());
  }

  @Test
  void close_endsFrozenEnvironments() throws Exception {
    var process = process(function(PID, LONG));

    lambda.close();

    assertThat(process.onExit().get().isAlive()).isFalse();
  }

  @Test
  void timeout_endsTheEnvironment() throws IOException {
    var function =
        function("exports.handler = () => new Promise(() => setInterval(() => 0, 9));", LONG);

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
    var function = function("throw new Error('no such table');", LONG);

    assertThat(function.invoke(Body.of("{}")))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.message()).contains("no such table"));
  }

  @Test
  void environmentVariables_areLambdas() throws IOException {
    var function = function("exports.handler = async () => process.env;", LONG);

    assertThat(JSON.std.mapFrom(text(function)))
        .containsEntry("AWS_REGION", "eu-central-1")
        .containsEntry("AWS_LAMBDA_FUNCTION_NAME", "f")
        .containsEntry("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs24.x")
        .containsEntry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/f")
        .containsEntry("AWS_ACCESS_KEY_ID", "key")
        .containsEntry("AWS_ENDPOINT_URL_X", "http://x")
        .containsKey("_X_AMZN_TRACE_ID")
        .doesNotContainKey("HOME");
  }

  @Test
  void snapStart_hasItsCredentialsAtAnAddress() throws IOException {
    var function =
        function(
            """
            exports.handler = async () => {
              const answer = await fetch(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI, {
                headers: { authorization: process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN },
              });
              return { ...(await answer.json()), variable: process.env.AWS_ACCESS_KEY_ID ?? 'none' };
            };
            """,
            LONG,
            OptionalInt.empty(),
            true);

    assertThat(JSON.std.mapFrom(text(function)))
        .containsEntry("AccessKeyId", "key")
        .containsEntry("Token", "token")
        .containsEntry("variable", "none");
  }

  private LambdaFunction function(String code, Duration idleTime) throws IOException {
    return function(code, idleTime, OptionalInt.empty(), false);
  }

  private LambdaFunction function(
      String code, Duration idleTime, OptionalInt reservedConcurrency, boolean snapStart)
      throws IOException {
    Files.writeString(folder.resolve("index.js"), code);
    lambda =
        new Lambda(
            Installation.locate(runFolder),
            new Lambda.Settings(Map.of("AWS_ENDPOINT_URL_X", "http://x"), 3, idleTime));
    var role = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
    return lambda.create(
        new FunctionConfiguration(
            "F",
            "arn:aws:lambda:eu-central-1:123456789012:function:f",
            LambdaRuntime.NODEJS_24,
            "arm64",
            "index.handler",
            128,
            Duration.ofSeconds(2),
            snapStart,
            reservedConcurrency,
            Map.of(),
            "/aws/lambda/f"),
        new Deployment(folder, folder, new Credentials("key", "secret", "token", role)));
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

  /** The result of an invocation, or the name of its failure. */
  private static String text(LambdaFunction function) {
    return switch (function.invoke(Body.of("{}"))) {
      case Returned(var payload) -> payload.text();
      case Failed(var failure, var _) -> failure.name();
    };
  }
}
