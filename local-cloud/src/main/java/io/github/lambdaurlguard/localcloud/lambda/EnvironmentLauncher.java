package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts the processes of execution environments. */
final class EnvironmentLauncher implements AutoCloseable {
  /** What each JVM says first when a function has options for it. */
  private static final String JVM_NOTICE = "Picked up JAVA_TOOL_OPTIONS:";

  private final RuntimeApi runtimeApi = new RuntimeApi();
  private final RuntimeCommands commands;
  private final Map<String, String> endpoints;

  /**
   * @param endpoints the environment variables that lead an AWS SDK to the local services
   */
  EnvironmentLauncher(RuntimeCommands commands, Map<String, String> endpoints) {
    this.commands = commands;
    this.endpoints = endpoints;
  }

  /**
   * Starts a process. One that cannot be started makes an environment that fails what it is asked.
   */
  ExecutionEnvironment launch(FunctionConfiguration function) {
    var environment = new ExecutionEnvironment(function);
    var variables = variables(function);
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi.register(environment));
    try {
      environment.attach(
          ChildProcess.start(commands.of(function), variables, line -> show(function, line)));
    } catch (IOException e) {
      environment.initialisationFailed(e.getMessage());
    }
    return environment;
  }

  private static void show(FunctionConfiguration function, String line) {
    if (!line.startsWith(JVM_NOTICE)) {
      Console.line(function.label(), line);
    }
  }

  void forget(ExecutionEnvironment environment) {
    runtimeApi.unregister(environment);
  }

  /**
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined
   *     runtime environment variables</a>
   */
  private Map<String, String> variables(FunctionConfiguration function) {
    var variables = new LinkedHashMap<>(function.environment());
    variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    variables.put("TZ", ":UTC");
    variables.put("_HANDLER", function.handler());
    variables.put("LAMBDA_TASK_ROOT", function.code().toAbsolutePath().getParent().toString());
    variables.put("AWS_REGION", function.region());
    variables.put("AWS_DEFAULT_REGION", function.region());
    variables.put("AWS_ACCESS_KEY_ID", function.credentials().accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", function.credentials().secretAccessKey());
    variables.put("AWS_SESSION_TOKEN", function.credentials().sessionToken());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    variables.put(
        "AWS_LAMBDA_INITIALIZATION_TYPE", function.snapStart() ? "snap-start" : "on-demand");
    variables.putAll(endpoints);
    return variables;
  }

  @Override
  public void close() {
    runtimeApi.close();
  }
}
