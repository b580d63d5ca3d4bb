package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.File;
import java.nio.file.Files;
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
   * The share of a function's memory that its heap may have; the rest is code, stacks and buffers.
   */
  private static final int HEAP_PERCENT = 80;

  private final Installation installation;

  RuntimeCommands(Installation installation) {
    this.installation = installation;
  }

  List<String> of(FunctionConfiguration function, Deployment deployment) {
    return switch (function.runtime()) {
      case JAVA_17, JAVA_21, JAVA_25 -> java(function, deployment);
      case NODEJS_20, NODEJS_22, NODEJS_24 -> lambdaNode(function, deployment);
      case CLOUDFRONT_JS_2 ->
          node(
              List.of("--disallow-code-generation-from-strings"),
              "cloudfront-function.cjs",
              deployment);
    };
  }

  private List<String> java(FunctionConfiguration function, Deployment deployment) {
    var command = new ArrayList<>(installation.java());
    command.add("-Xmx" + function.memoryMegabytes() * HEAP_PERCENT / 100 + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add("-cp");
    command.add(classPath(deployment) + File.pathSeparator + installation.runtimeClientClassPath());
    command.add(RUNTIME_CLIENT);
    command.add(function.handler());
    return command;
  }

  /** A zip may bring jars along in a folder lib. */
  private static String classPath(Deployment deployment) {
    var code = deployment.code();
    return Files.isDirectory(code)
        ? code + File.pathSeparator + code.resolve("lib").resolve("*")
        : code.toString();
  }

  private List<String> lambdaNode(FunctionConfiguration function, Deployment deployment) {
    var heap = function.memoryMegabytes() * HEAP_PERCENT / 100;
    return node(List.of("--max-old-space-size=" + heap), "lambda.cjs", deployment);
  }

  private List<String> node(List<String> options, String bootstrap, Deployment deployment) {
    var command = new ArrayList<String>();
    command.add(installation.node());
    command.addAll(options);
    command.add(installation.script(bootstrap).toString());
    command.add(deployment.code().toString());
    return command;
  }
}
