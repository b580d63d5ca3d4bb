package io.github.lambdaurlguard.localcloud.lambda;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions of the account, with their versions and aliases. None of them runs before {@link
 * Lambda} hosts it.
 */
public final class Functions {
  /** The version that is published of each function: it never changes while it is there. */
  public static final String PUBLISHED = "1";

  private final Map<String, LambdaFunction> byArn = new ConcurrentHashMap<>();

  /** Adds a function. */
  public LambdaFunction create(FunctionConfiguration function, DeploymentPackage deployment) {
    var latest =
        new LambdaFunction(
            function.arn(),
            new FunctionVersion(FunctionVersion.LATEST, function, deployment),
            new Concurrency(function.reservedConcurrency()));
    register(latest.at(function.arn() + ":" + FunctionVersion.LATEST));
    return register(latest);
  }

  /** Publishes the version {@value #PUBLISHED} of a function that has none. */
  public LambdaFunction publish(LambdaFunction function) {
    var version = new FunctionVersion(PUBLISHED, function.configuration(), function.deployment());
    return register(function.at(function.configuration().arn() + ":" + PUBLISHED, version));
  }

  /** Gives a version another name. */
  public LambdaFunction addAlias(LambdaFunction version, String name) {
    return register(version.at(version.configuration().arn() + ":" + name));
  }

  private LambdaFunction register(LambdaFunction function) {
    byArn.put(function.arn(), function);
    return function;
  }

  /** The functions by all of their ARNs. */
  public Collection<LambdaFunction> all() {
    return List.copyOf(byArn.values());
  }

  /** The function with this ARN, with or without a version or alias at its end that it has. */
  public Optional<LambdaFunction> function(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }
}
