package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The Lambda service: runs the workers that it hosts. */
public final class Lambda implements AutoCloseable {
  /**
   * How the service runs functions.
   *
   * @param endpoints the environment variables that lead an AWS SDK inside a function to the local
   *     services
   * @param environmentsPerVersion how many execution environments a version of a function has at
   *     most
   * @param debugPorts where a debugger reaches functions, by their logical ids
   * @param idleTime after which an environment is ended; Lambda does so after "some time"
   */
  public record Settings(
      Map<String, String> endpoints,
      int environmentsPerVersion,
      Map<String, Integer> debugPorts,
      Duration idleTime,
      PhaseLimits limits) {}

  private static final int REAPS_PER_IDLE_TIME = 10;

  /** Environments, and how many hosts use them. */
  private static final class Hosted {
    private final EnvironmentPool environments;
    private int users;

    Hosted(EnvironmentPool environments) {
      this.environments = environments;
    }
  }

  private final Console console;
  private final EnvironmentLauncher launcher;
  private final Map<Object, Hosted> pools = new HashMap<>();
  private final ScheduledExecutorService reaper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("reaper").factory());

  /** A service that hosts nothing yet. */
  public Lambda(Console console, Installation installation, Settings settings) {
    this.console = console;
    launcher = new EnvironmentLauncher(console, installation, settings);
    var interval = settings.idleTime().dividedBy(REAPS_PER_IDLE_TIME).toMillis();
    var _ =
        reaper.scheduleAtFixedRate(
            () -> reap(settings.idleTime()), interval, interval, TimeUnit.MILLISECONDS);
  }

  /**
   * Lets a worker run. Equal ones share their execution environments, so that a worker which is
   * there already keeps them.
   */
  public synchronized void host(WorkerHost host) {
    var hosted =
        pools.computeIfAbsent(
            host.worker().identity(),
            _ -> new Hosted(new EnvironmentPool(console, host.worker(), launcher)));
    hosted.users++;
    host.host(hosted.environments);
  }

  /** Ends the environments of a worker that was hosted, unless an equal one still is. */
  public synchronized void release(WorkerHost host) {
    var key = host.worker().identity();
    var hosted = pools.get(key);
    hosted.users--;
    if (hosted.users == 0) {
      pools.remove(key);
      hosted.environments.close();
    }
  }

  /**
   * Makes what lets a hosted worker start sooner the next time, unless it is there. Takes its time,
   * and little of the processor.
   */
  public void train(WorkerHost host) throws InterruptedException {
    launcher.train(host.worker());
  }

  private synchronized void reap(Duration idleTime) {
    pools.values().forEach(hosted -> hosted.environments.reap(idleTime));
  }

  @Override
  public synchronized void close() {
    reaper.shutdownNow();
    pools.values().forEach(hosted -> hosted.environments.close());
    launcher.close();
  }
}
