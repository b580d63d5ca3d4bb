package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import io.github.lambdaurlguard.localcloud.process.Freezer;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.ProcessorLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Starts the processes of execution environments, and ends them. */
final class EnvironmentLauncher implements EnvironmentPool.Launcher, AutoCloseable {
  /** What each JVM says first when a function has options for it. */
  private static final String JVM_NOTICE = "Picked up JAVA_TOOL_OPTIONS:";

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** One that works for each processor, and one that waits for another service. */
  private static final int ENVIRONMENTS_PER_PROCESSOR = 2;

  private static final Duration TRAINING_LIMIT = Duration.ofMinutes(2);

  private final Console console;
  private final RuntimeApi runtimeApi;
  private final Freezer freezer;
  private final Installation installation;
  private final Lambda.Settings settings;

  /** The newest environments of the functions that have a debugger's port. */
  private final Map<Integer, ExecutionEnvironment> debugged = new ConcurrentHashMap<>();

  /**
   * Lambda's environments start on many machines, these on one: so many at a time that each has a
   * processor, or none would start within {@link InitialisationLimit Lambda's limit}.
   */
  private final Semaphore starting = new Semaphore(Math.max(2, PROCESSORS), true);

  private final ProcessorLoad load = new ProcessorLoad();

  EnvironmentLauncher(Console console, Installation installation, Lambda.Settings settings) {
    this.console = console;
    this.runtimeApi = new RuntimeApi(console);
    this.freezer = Freezer.start(console);
    this.installation = installation;
    this.settings = settings;
  }

  @Override
  public int limit(Worker worker) {
    return debugged(worker).isPresent() ? 1 : settings.environmentsPerVersion();
  }

  /** More than keep all processors busy would only take time from each other. */
  @Override
  public boolean bearsMoreThan(int environments) {
    return environments < ENVIRONMENTS_PER_PROCESSOR * PROCESSORS || load.hasTimeToSpare();
  }

  private Optional<Worker.Debugged> debugged(Worker worker) {
    return Optional.ofNullable(settings.debugPorts().get(worker.label())).flatMap(worker::debugged);
  }

  /**
   * Starts a process, without waiting for it. One that cannot be started makes an environment that
   * fails what it is asked.
   */
  @Override
  public ExecutionEnvironment launch(Worker worker) {
    var debugged = debugged(worker);
    var environment =
        new ExecutionEnvironment(
            debugged.map(Worker.Debugged::worker).orElse(worker),
            freezer,
            settings.limits().restoration(),
            debugged.isPresent());
    Thread.ofVirtual()
        .name("start of " + worker.label())
        .start(() -> startInTurn(environment, debugged));
    return environment;
  }

  private void startInTurn(ExecutionEnvironment environment, Optional<Worker.Debugged> debugger) {
    starting.acquireUninterruptibly();
    var _ = environment.initialised().whenComplete((_, _) -> starting.release());
    if (!environment.isUsable()) {
      return;
    }
    try {
      if (debugger.isPresent()) {
        awaitPort(environment, debugger.get().protocol());
      }
      var worker = environment.worker();
      environment.attach(
          start(environment, worker.command(installation), line -> show(environment, line)));
      if (debugger.isEmpty()) {
        limitInitialisation(environment, settings.limits().initialisation(worker));
      }
    } catch (IOException e) {
      environment.end(e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      environment.end("stopped");
    }
  }

  private Process start(
      ExecutionEnvironment environment, List<String> command, Consumer<String> output)
      throws IOException {
    var worker = environment.worker();
    var variables = new LinkedHashMap<>(worker.variables());
    if (worker.credentials().isPresent()) {
      variables.putAll(settings.endpoints());
    }
    variables.putAll(runtimeApi.register(environment));
    return ChildProcess.start(command, worker.folder(), variables, output);
  }

  /** Ends the environment that has the debugger's port. */
  private void awaitPort(ExecutionEnvironment environment, String protocol)
      throws InterruptedException {
    var label = environment.worker().label();
    var port = settings.debugPorts().get(label);
    var before = debugged.put(port, environment);
    if (before != null) {
      before.end("the next environment needs its debugger's port");
      before.awaitEnd();
    }
    console.line(
        "%s listens for a debugger at 127.0.0.1:%d (%s). It has one environment, which is never frozen, and no timeout."
            .formatted(label, port, protocol));
  }

  /**
   * Starts a worker once more, for its AOT cache, unless that is there. Waits until the cache is
   * written; without one, workers start as they did.
   */
  void train(Worker worker) throws InterruptedException {
    var training = worker.training(installation).filter(each -> !each.cache().isThere());
    if (training.isEmpty() || debugged(worker).isPresent()) {
      return;
    }
    var environment =
        new ExecutionEnvironment(worker, freezer, settings.limits().restoration(), false);
    try {
      var process = start(environment, training.get().command(), _ -> {});
      environment.attach(process);
      environment.initialised().get(TRAINING_LIMIT.toSeconds(), TimeUnit.SECONDS);
      environment.retire();
      if (process.waitFor(TRAINING_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        training.get().cache().complete();
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
                    .formatted(environment.worker().label(), seconds(limit.first()))));
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
      console.line(environment.worker().label(), environment.requestId(), line);
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
