package io.github.lambdaurlguard.localcloud.lambda;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The Lambda service with a function of a line or two, which runs in real processes of Node.js. */
final class TestLambda implements AutoCloseable {
  static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:f";
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** No environment is ended for having nothing to do. */
  static final Duration LONG = Duration.ofMinutes(5);

  private static final int ENVIRONMENTS = 3;

  private final RunFolder runFolder = RunFolder.create();
  private final Path folder;
  private final Lambda lambda;
  private final Functions functions = new Functions();

  /**
   * @param folder where the functions' code is written
   */
  TestLambda(Path folder, Duration idleTime, PhaseLimits limits) {
    this(QUIET, folder, idleTime, limits);
  }

  private TestLambda(Console console, Path folder, Duration idleTime, PhaseLimits limits) {
    this.folder = folder;
    lambda =
        new Lambda(
            console,
            Installation.locate(runFolder),
            new Lambda.Settings(
                Map.of("AWS_ENDPOINT_URL_X", "http://x"),
                ENVIRONMENTS,
                Map.of(),
                idleTime,
                limits));
  }

  /** With Lambda's limits, and environments that stay. */
  TestLambda(Path folder) {
    this(folder, LONG, PhaseLimits.OF_LAMBDA);
  }

  /** The same with a console. */
  TestLambda(Console console, Path folder) {
    this(console, folder, LONG, PhaseLimits.OF_LAMBDA);
  }

  Lambda service() {
    return lambda;
  }

  Functions functions() {
    return functions;
  }

  /** A published version of a function, ready to be invoked. */
  LambdaFunction publish(LambdaFunction function) {
    return hosted(functions.publish(function));
  }

  private LambdaFunction hosted(LambdaFunction function) {
    lambda.host(function.host());
    return function;
  }

  /** A function of this code. */
  LambdaFunction function(String code) throws IOException {
    return function("index.js", code, OptionalInt.empty(), false);
  }

  /** A function with a reserved concurrency. */
  LambdaFunction function(String code, int reservedConcurrency) throws IOException {
    return function("index.js", code, OptionalInt.of(reservedConcurrency), false);
  }

  /** A function whose code is an ECMAScript module, which may wait while it is loaded. */
  LambdaFunction module(String code) throws IOException {
    return function("index.mjs", code, OptionalInt.empty(), false);
  }

  /** A published version with SnapStart, whose code is an ECMAScript module. */
  LambdaFunction snapStartVersion(String code) throws IOException {
    return publish(function("index.mjs", code, OptionalInt.empty(), true));
  }

  private LambdaFunction function(
      String file, String code, OptionalInt reservedConcurrency, boolean snapStart)
      throws IOException {
    Files.writeString(folder.resolve(file), code);
    return function(
        LambdaRuntime.NODEJS_24,
        "index.handler",
        reservedConcurrency,
        snapStart,
        new LogSettings("/aws/lambda/f"),
        Optional.empty());
  }

  /** A function of what is in the folder. */
  LambdaFunction function(LambdaRuntime runtime, String handler) {
    return function(runtime, handler, new LogSettings("/aws/lambda/f"), Optional.empty());
  }

  /** A function with a log of its own, or with what Lambda's runtime brings along. */
  LambdaFunction function(
      LambdaRuntime runtime, String handler, LogSettings log, Optional<Path> runtimeModules) {
    return function(runtime, handler, OptionalInt.empty(), false, log, runtimeModules);
  }

  private LambdaFunction function(
      LambdaRuntime runtime,
      String handler,
      OptionalInt reservedConcurrency,
      boolean snapStart,
      LogSettings log,
      Optional<Path> runtimeModules) {
    var role = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
    return hosted(
        functions.create(
            new FunctionConfiguration(
                "F",
                ARN,
                runtime,
                "arm64",
                handler,
                128,
                TIMEOUT,
                snapStart,
                reservedConcurrency,
                Map.of(),
                log),
            new DeploymentPackage(
                folder,
                folder,
                new Credentials("key", "secret", "token", role),
                List.of(),
                runtimeModules)));
  }

  /** The result of an invocation, or the name of its failure. */
  static String text(LambdaFunction function) {
    return switch (function.invoke(Body.of("{}"))) {
      case Returned(var payload) -> payload.text();
      case Failed(var failure, var _) -> failure.name();
    };
  }

  @Override
  public void close() {
    lambda.close();
    runFolder.close();
  }
}
