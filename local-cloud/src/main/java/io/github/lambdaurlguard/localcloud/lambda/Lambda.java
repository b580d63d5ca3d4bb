package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Installation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The Lambda service: the functions of the account. */
public final class Lambda implements AutoCloseable {
  /**
   * How the service runs functions.
   *
   * @param endpoints the environment variables that lead an AWS SDK inside a function to the local
   *     services
   * @param environmentsPerFunction how many execution environments a function has at most
   * @param idleTime after which an environment is ended; Lambda does so after "some time"
   */
  public record Settings(
      Map<String, String> endpoints, int environmentsPerFunction, Duration idleTime) {}

  private static final int REAPS_PER_IDLE_TIME = 10;

  private final EnvironmentLauncher launcher;
  private final Map<String, LambdaFunction> byArn = new ConcurrentHashMap<>();
  private final ScheduledExecutorService reaper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("reaper").factory());

  /** An account without functions. */
  public Lambda(Installation installation, Settings settings) {
    launcher =
        new EnvironmentLauncher(
            installation, settings.endpoints(), settings.environmentsPerFunction());
    var interval = settings.idleTime().dividedBy(REAPS_PER_IDLE_TIME).toMillis();
    var _ =
        reaper.scheduleAtFixedRate(
            () -> byArn.values().forEach(function -> function.reap(settings.idleTime())),
            interval,
            interval,
            TimeUnit.MILLISECONDS);
  }

  public LambdaFunction create(FunctionConfiguration configuration, Deployment deployment) {
    var function = new LambdaFunction(configuration, deployment, launcher);
    byArn.put(configuration.arn(), function);
    return function;
  }

  public Collection<LambdaFunction> functions() {
    return List.copyOf(byArn.values());
  }

  /** The function with this ARN, with or without a version or alias at its end that it has. */
  public Optional<LambdaFunction> function(String arn) {
    if (byArn.containsKey(arn)) {
      return Optional.of(byArn.get(arn));
    }
    var colon = arn.lastIndexOf(':');
    return Optional.ofNullable(byArn.get(arn.substring(0, Math.max(colon, 0))))
        .filter(function -> function.hasQualifier(arn.substring(colon + 1)));
  }

  @Override
  public void close() {
    reaper.shutdownNow();
    byArn.values().forEach(LambdaFunction::close);
    launcher.close();
  }
}
