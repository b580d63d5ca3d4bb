package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import io.github.lambdaurlguard.localcloud.process.Freezer;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Starts the processes of execution environments, and ends them. */
final class EnvironmentLauncher implements EnvironmentPool.Launcher, AutoCloseable {
  /** What each JVM says first when a function has options for it. */
  private static final String JVM_NOTICE = "Picked up JAVA_TOOL_OPTIONS:";

  private final RuntimeApi runtimeApi = new RuntimeApi();
  private final Freezer freezer = Freezer.start();
  private final RuntimeCommands commands;
  private final Lambda.Settings settings;

  /**
   * Lambda's environments start on many machines, these on one: so many at a time that each has a
   * processor, or none would start within {@link InitialisationLimit Lambda's limit}.
   */
  private final Semaphore starting =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  EnvironmentLauncher(Installation installation, Lambda.Settings settings) {
    this.commands = new RuntimeCommands(installation);
    this.settings = settings;
  }

  @Override
  public int limitPerVersion() {
    return settings.environmentsPerVersion();
  }

  /**
   * Starts a process, without waiting for it. One that cannot be started makes an environment that
   * fails what it is asked.
   */
  @Override
  public ExecutionEnvironment launch(FunctionVersion version) {
    var environment = new ExecutionEnvironment(version, freezer, settings.limits().restoration());
    Thread.ofVirtual().name("start of " + version.label()).start(() -> startInTurn(environment));
    return environment;
  }

  private void startInTurn(ExecutionEnvironment environment) {
    starting.acquireUninterruptibly();
    var _ = environment.initialised().whenComplete((_, _) -> starting.release());
    if (!environment.isUsable()) {
      return;
    }
    var version = environment.version();
    var variables = EnvironmentVariables.of(version);
    variables.putAll(settings.endpoints());
    variables.putAll(runtimeApi.register(environment));
    try {
      environment.attach(
          ChildProcess.start(
              commands.of(version.function(), version.deployment()),
              version.deployment().folder(),
              variables,
              line -> show(version, line)));
      limitInitialisation(environment, settings.limits().initialisation(version));
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
                "%s: its initialisation takes over %.1f s, after which Lambda starts it again within the invocation, against the function's timeout"
                    .formatted(environment.version().label(), seconds(limit.first()))));
    after(
        limit.last(),
        environment,
        () ->
            environment.end(
                "its initialisation took over %.1f s".formatted(seconds(limit.last()))));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
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

  private static void show(FunctionVersion version, String line) {
    if (!line.startsWith(JVM_NOTICE)) {
      Console.line(version.label(), line);
    }
  }

  @Override
  public void end(ExecutionEnvironment environment) {
    environment.end("stopped");
    runtimeApi.unregister(environment);
  }

  @Override
  public void close() {
    runtimeApi.close();
    freezer.close();
  }
}
