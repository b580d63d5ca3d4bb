package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Installation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The Lambda service: the functions of the account, with their versions and aliases. */
public final class Lambda implements AutoCloseable {
  /**
   * How the service runs functions.
   *
   * @param endpoints the environment variables that lead an AWS SDK inside a function to the local
   *     services
   * @param environmentsPerVersion how many execution environments a version of a function has at
   *     most
   * @param idleTime after which an environment is ended; Lambda does so after "some time"
   */
  public record Settings(
      Map<String, String> endpoints,
      int environmentsPerVersion,
      Duration idleTime,
      PhaseLimits limits) {}

  /** The version that is published of each function: it never changes while it is there. */
  public static final String PUBLISHED = "1";

  private static final int REAPS_PER_IDLE_TIME = 10;

  private final EnvironmentLauncher launcher;
  private final Map<String, LambdaFunction> byArn = new ConcurrentHashMap<>();
  private final Queue<EnvironmentPool> environments = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService reaper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("reaper").factory());

  /** An account without functions. */
  public Lambda(Installation installation, Settings settings) {
    launcher = new EnvironmentLauncher(installation, settings);
    var interval = settings.idleTime().dividedBy(REAPS_PER_IDLE_TIME).toMillis();
    var _ =
        reaper.scheduleAtFixedRate(
            () -> environments.forEach(each -> each.reap(settings.idleTime())),
            interval,
            interval,
            TimeUnit.MILLISECONDS);
  }

  public LambdaFunction create(FunctionConfiguration function, Deployment deployment) {
    var latest =
        new LambdaFunction(
            function.arn(),
            pool(new FunctionVersion(FunctionVersion.LATEST, function, deployment)),
            new Concurrency(function.reservedConcurrency()));
    register(latest.at(function.arn() + ":" + FunctionVersion.LATEST));
    return register(latest);
  }

  /** Publishes the version {@value #PUBLISHED} of a function that has none. */
  public LambdaFunction publish(LambdaFunction function) {
    var version = new FunctionVersion(PUBLISHED, function.configuration(), function.deployment());
    return register(function.at(function.configuration().arn() + ":" + PUBLISHED, pool(version)));
  }

  /** Gives a version another name. */
  public LambdaFunction addAlias(LambdaFunction version, String name) {
    return register(version.at(version.configuration().arn() + ":" + name));
  }

  private EnvironmentPool pool(FunctionVersion version) {
    var pool = new EnvironmentPool(version, launcher);
    environments.add(pool);
    return pool;
  }

  private LambdaFunction register(LambdaFunction function) {
    byArn.put(function.arn(), function);
    return function;
  }

  /** The functions by all of their ARNs. */
  public Collection<LambdaFunction> functions() {
    return List.copyOf(byArn.values());
  }

  /** The function with this ARN, with or without a version or alias at its end that it has. */
  public Optional<LambdaFunction> function(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  @Override
  public void close() {
    reaper.shutdownNow();
    environments.forEach(EnvironmentPool::close);
    launcher.close();
  }
}
