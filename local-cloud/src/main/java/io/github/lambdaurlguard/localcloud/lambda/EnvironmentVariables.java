package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Python;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables that Lambda sets for a function, beside the function's own.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined
 *     runtime environment variables</a>
 */
public final class EnvironmentVariables {
  /** Names that a template must not set; Lambda refuses them when the function is created. */
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "LAMBDA_RUNTIME_DIR",
          "LAMBDA_TASK_ROOT");

  private EnvironmentVariables() {}

  public static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  /**
   * Where the runtimes look for what layers bring along.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html#packaging-layers-paths">Layer
   *     paths for each Lambda runtime</a>
   */
  private static void addLayers(FunctionVersion version, Map<String, String> variables) {
    var runtime = version.function().runtime();
    var deployment = version.deployment();
    prepend(deployment.searchPath("bin"), "PATH", variables);
    prepend(deployment.searchPath("lib"), "LD_LIBRARY_PATH", variables);
    if (runtime.isNode()) {
      var folder = runtime.identifier().replace("nodejs", "node").replace(".x", "");
      prepend(
          deployment.searchPath("nodejs/node_modules", "nodejs/" + folder + "/node_modules"),
          "NODE_PATH",
          variables);
    }
    if (runtime.isPython()) {
      prepend(
          deployment.searchPath("python", "python/lib/" + runtime.identifier() + "/site-packages"),
          "PYTHONPATH",
          variables);
      variables.put("PYTHONUSERBASE", Python.userPackages());
      variables.put("PYTHONUNBUFFERED", "1");
    }
  }

  private static void prepend(
      Optional<String> folders, String name, Map<String, String> variables) {
    folders.ifPresent(
        front -> variables.merge(name, front, (own, _) -> front + File.pathSeparator + own));
  }

  /** What an environment gets, all but the address of the Runtime API and the credentials. */
  static Map<String, String> of(FunctionVersion version) {
    var function = version.function();
    var variables = new LinkedHashMap<>(function.environment());
    variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    addLayers(version, variables);
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.put("_HANDLER", function.handler());
    variables.put("LAMBDA_TASK_ROOT", version.deployment().folder().toString());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime().identifier());
    variables.put("AWS_REGION", function.region());
    variables.put("AWS_DEFAULT_REGION", function.region());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", version.number());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
    variables.put(
        "AWS_LAMBDA_INITIALIZATION_TYPE", version.snapStart() ? "snap-start" : "on-demand");
    variables.putAll(function.log().variables());
    if (!version.snapStart()) {
      variables.put("AWS_LAMBDA_LOG_GROUP_NAME", function.log().group());
      variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    }
    return variables;
  }
}
