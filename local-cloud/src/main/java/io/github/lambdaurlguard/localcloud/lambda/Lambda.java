package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Installation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Lambda service: the functions of the account. */
public final class Lambda implements AutoCloseable {
  private final EnvironmentLauncher launcher;
  private final Map<String, LambdaFunction> byArn = new ConcurrentHashMap<>();

  /**
   * An account without functions.
   *
   * @param endpoints the environment variables that lead an AWS SDK inside a function to the local
   *     services
   */
  public Lambda(Installation installation, Map<String, String> endpoints) {
    launcher = new EnvironmentLauncher(new RuntimeCommands(installation), endpoints);
  }

  public LambdaFunction create(FunctionConfiguration configuration) {
    var function = new LambdaFunction(configuration, launcher);
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
    byArn.values().forEach(LambdaFunction::close);
    launcher.close();
  }
}
