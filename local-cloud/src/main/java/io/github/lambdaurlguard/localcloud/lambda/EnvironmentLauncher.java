package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import io.github.lambdaurlguard.localcloud.process.Freezer;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Starts the processes of execution environments, and ends them. */
final class EnvironmentLauncher implements AutoCloseable {
  /** What each JVM says first when a function has options for it. */
  private static final String JVM_NOTICE = "Picked up JAVA_TOOL_OPTIONS:";

  private final RuntimeApi runtimeApi = new RuntimeApi();
  private final Freezer freezer = Freezer.start();
  private final RuntimeCommands commands;
  private final Map<String, String> endpoints;
  private final int limitPerFunction;

  /**
   * Lambda's environments start on many machines, these on one: so many at a time that each has a
   * processor, or none would start within {@link InitialisationLimit Lambda's limit}.
   */
  private final Semaphore starting =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  /**
   * @param endpoints the environment variables that lead an AWS SDK to the local services
   * @param limitPerFunction how many environments a function has at most
   */
  EnvironmentLauncher(
      Installation installation, Map<String, String> endpoints, int limitPerFunction) {
    this.commands = new RuntimeCommands(installation);
    this.endpoints = endpoints;
    this.limitPerFunction = limitPerFunction;
  }

  int limitPerFunction() {
    return limitPerFunction;
  }

  /**
   * Starts a process, without waiting for it. One that cannot be started makes an environment that
   * fails what it is asked.
   */
  ExecutionEnvironment launch(FunctionConfiguration function, Deployment deployment) {
    var environment = new ExecutionEnvironment(function, freezer);
    Thread.ofVirtual()
        .name("start of " + function.label())
        .start(() -> startInTurn(environment, deployment));
    return environment;
  }

  private void startInTurn(ExecutionEnvironment environment, Deployment deployment) {
    starting.acquireUninterruptibly();
    var _ = environment.initialised().whenComplete((_, _) -> starting.release());
    if (!environment.isUsable()) {
      return;
    }
    var function = environment.function();
    var variables = EnvironmentVariables.of(function, deployment);
    variables.putAll(endpoints);
    variables.putAll(runtimeApi.register(environment, deployment.credentials()));
    try {
      environment.attach(
          ChildProcess.start(
              commands.of(function, deployment), variables, line -> show(function, line)));
      limitInitialisation(environment, InitialisationLimit.of(function));
    } catch (IOException e) {
      environment.end(e.getMessage());
    }
  }

  private static void limitInitialisation(
      ExecutionEnvironment environment, InitialisationLimit limit) {
    after(
        limit.first(),
        environment,
        () ->
            Console.problem(
                "%s: its initialisation takes over %d s, after which Lambda starts it again within the invocation, against the function's timeout"
                    .formatted(environment.function().label(), limit.first().toSeconds())));
    after(
        limit.last(),
        environment,
        () ->
            environment.end(
                "its initialisation took over %d s".formatted(limit.last().toSeconds())));
  }

  private static void after(Duration limit, ExecutionEnvironment environment, Runnable action) {
    var _ =
        environment
            .initialised()
            .copy()
            .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (_, _) -> {
                  if (!environment.initialised().isDone()) {
                    action.run();
                  }
                });
  }

  private static void show(FunctionConfiguration function, String line) {
    if (!line.startsWith(JVM_NOTICE)) {
      Console.line(function.label(), line);
    }
  }

  /** Ends an environment, whatever it is doing. */
  void end(ExecutionEnvironment environment) {
    environment.end("stopped");
    runtimeApi.unregister(environment);
  }

  @Override
  public void close() {
    runtimeApi.close();
    freezer.close();
  }
}
