package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines that run functions: Lambda's runtime interface client for Java, a small
 * bootstrap for JavaScript.
 */
final class RuntimeCommands {
  private static final String RUNTIME_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /**
   * The share of a function's memory that the JVM may use as heap; the rest is code, stacks and
   * buffers.
   */
  private static final int HEAP_PERCENT = 80;

  private final Installation installation;

  RuntimeCommands(Installation installation) {
    this.installation = installation;
  }

  List<String> of(FunctionConfiguration function) {
    return switch (function.runtime()) {
      case JAVA_25 -> java(function);
      case NODEJS_22, NODEJS_24 -> node("lambda.cjs", function);
      case CLOUDFRONT_JS_2 -> node("cloudfront-function.cjs", function);
    };
  }

  private List<String> java(FunctionConfiguration function) {
    var command = new ArrayList<String>();
    command.add(installation.java());
    command.add("-Xmx" + function.memoryMegabytes() * HEAP_PERCENT / 100 + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add("-cp");
    command.add(function.code() + File.pathSeparator + installation.runtimeClientClassPath());
    command.add(RUNTIME_CLIENT);
    command.add(function.handler());
    return command;
  }

  private List<String> node(String bootstrap, FunctionConfiguration function) {
    return List.of(
        installation.node(), installation.script(bootstrap).toString(), function.code().toString());
  }
}
