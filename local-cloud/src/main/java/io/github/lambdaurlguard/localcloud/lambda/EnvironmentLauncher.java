package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import io.github.lambdaurlguard.localcloud.process.Freezer;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts the processes of execution environments, and ends them. */
final class EnvironmentLauncher implements EnvironmentPool.Launcher, AutoCloseable {
  /** What each JVM says first when a function has options for it. */
  private static final String JVM_NOTICE = "Picked up JAVA_TOOL_OPTIONS:";

  private static final Duration TRAINING_LIMIT = Duration.ofMinutes(2);

  private final Console console;
  private final RuntimeApi runtimeApi;
  private final Freezer freezer;
  private final RuntimeCommands commands;
  private final Lambda.Settings settings;

  /** The newest environments of the functions that have a debugger's port. */
  private final Map<Integer, ExecutionEnvironment> debugged = new ConcurrentHashMap<>();

  /**
   * Lambda's environments start on many machines, these on one: so many at a time that each has a
   * processor, or none would start within {@link InitialisationLimit Lambda's limit}.
   */
  private final Semaphore starting =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  EnvironmentLauncher(Console console, Installation installation, Lambda.Settings settings) {
    this.console = console;
    this.runtimeApi = new RuntimeApi(console);
    this.freezer = Freezer.start(console);
    this.commands = new RuntimeCommands(installation);
    this.settings = settings;
  }

  @Override
  public int limit(FunctionVersion version) {
    return isDebugged(version) ? 1 : settings.environmentsPerVersion();
  }

  private boolean isDebugged(FunctionVersion version) {
    return settings.debugPorts().containsKey(version.label());
  }

  /**
   * Starts a process, without waiting for it. One that cannot be started makes an environment that
   * fails what it is asked.
   */
  @Override
  public ExecutionEnvironment launch(FunctionVersion version) {
    var isDebugged = isDebugged(version);
    var environment =
        new ExecutionEnvironment(
            isDebugged ? version.debugged() : version,
            freezer,
            settings.limits().restoration(),
            isDebugged);
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
              command(environment),
              version.deployment().folder(),
              variables,
              line -> show(environment, line)));
      if (!isDebugged(version)) {
        limitInitialisation(environment, settings.limits().initialisation(version));
      }
    } catch (IOException e) {
      environment.end(e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      environment.end("stopped");
    }
  }

  private List<String> command(ExecutionEnvironment environment) throws InterruptedException {
    var version = environment.version();
    var port = settings.debugPorts().get(version.label());
    if (port == null) {
      return commands.of(version.function(), version.deployment());
    }
    var before = debugged.put(port, environment);
    if (before != null) {
      before.end("the next environment needs its debugger's port");
      before.awaitEnd();
    }
    console.line(
        "%s listens for a debugger at 127.0.0.1:%d (%s). It has one environment, which is never frozen, and no timeout."
            .formatted(
                version.label(),
                port,
                version.function().runtime().isJava() ? "JDWP" : "Node.js inspector"));
    return commands.debugged(version.function(), version.deployment(), port);
  }

  /**
   * Starts a function once more, for the AOT cache of its class path, unless that is there. Waits
   * until the cache is written; without one, functions start as they did.
   */
  void train(FunctionVersion version) throws InterruptedException {
    if (isDebugged(version)) {
      return;
    }
    var cache = commands.cache(version.function(), version.deployment());
    if (cache.isEmpty() || cache.get().isThere()) {
      return;
    }
    var environment =
        new ExecutionEnvironment(version, freezer, settings.limits().restoration(), false);
    var variables = EnvironmentVariables.of(version);
    variables.putAll(settings.endpoints());
    variables.putAll(runtimeApi.register(environment));
    try {
      var process =
          ChildProcess.start(
              commands.training(version.function(), version.deployment(), cache.get()),
              version.deployment().folder(),
              variables,
              _ -> {});
      environment.attach(process);
      environment.initialised().get(TRAINING_LIMIT.toSeconds(), TimeUnit.SECONDS);
      environment.retire();
      if (process.waitFor(TRAINING_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        cache.get().complete();
      }
    } catch (IOException | ExecutionException | TimeoutException _) {
      // There is no cache then, which costs time and nothing else.
    } finally {
      environment.end("trained");
      runtimeApi.unregister(environment);
    }
  }

  private void limitInitialisation(ExecutionEnvironment environment, InitialisationLimit limit) {
    after(
        limit.first(),
        environment,
        () ->
            console.problem(
                "%s: its initialisation takes over %.1f s; Lambda would start it again within the invocation, counting against the function's timeout"
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

  private void show(ExecutionEnvironment environment, String line) {
    if (!line.startsWith(JVM_NOTICE)) {
      console.line(environment.version().label(), environment.requestId(), line);
      environment.wrote(line);
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
