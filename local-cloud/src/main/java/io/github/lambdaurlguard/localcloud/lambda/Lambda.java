package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The Lambda service: runs the versions of functions that it hosts. */
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

  /** What makes a version another: what it is configured as, its code, and who it is. */
  private record Key(
      String number,
      FunctionConfiguration function,
      Path code,
      List<Path> layers,
      Optional<Path> runtimeModules,
      String accessKeyId) {
    static Key of(FunctionVersion version) {
      var deployment = version.deployment();
      return new Key(
          version.number(),
          version.function(),
          deployment.code(),
          deployment.layers(),
          deployment.runtimeModules(),
          deployment.credentials().accessKeyId());
    }
  }

  /** Environments, and how many hosted functions use them. */
  private static final class Hosted {
    private final EnvironmentPool environments;
    private int users;

    Hosted(EnvironmentPool environments) {
      this.environments = environments;
    }
  }

  private final Console console;
  private final EnvironmentLauncher launcher;
  private final Map<Key, Hosted> pools = new HashMap<>();
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
   * Lets a function's version be invoked. Equal versions share their execution environments, so
   * that a version which is there already keeps them.
   */
  public synchronized void host(LambdaFunction function) {
    var host = function.host();
    var hosted =
        pools.computeIfAbsent(
            Key.of(host.version()),
            _ -> new Hosted(new EnvironmentPool(console, host.version(), launcher)));
    hosted.users++;
    host.host(hosted.environments);
  }

  /** Ends the environments of a function that was hosted, unless an equal one still is. */
  public synchronized void release(LambdaFunction function) {
    var key = Key.of(function.host().version());
    var hosted = pools.get(key);
    hosted.users--;
    if (hosted.users == 0) {
      pools.remove(key);
      hosted.environments.close();
    }
  }

  /**
   * Makes what lets a hosted function start sooner the next time, unless it is there. Takes its
   * time, and little of the processor.
   */
  public void train(LambdaFunction function) throws InterruptedException {
    launcher.train(function.host().version());
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
