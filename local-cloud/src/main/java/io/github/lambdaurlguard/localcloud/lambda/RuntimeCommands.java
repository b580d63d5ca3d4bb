package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.process.AotCache;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.Python;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command lines that run functions: Lambda's runtime interface client for Java, a small
 * bootstrap for JavaScript, and one for Python.
 */
final class RuntimeCommands {
  private static final String RUNTIME_CLIENT =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /**
   * The share of a function's memory that its heap may have; the rest is code, stacks and buffers.
   */
  private static final int HEAP_PERCENT = 80;

  /**
   * Before Node.js 24, Lambda lets a file's name alone decide whether it is an ECMAScript module.
   */
  private static final List<String> MODULES_BY_NAME =
      List.of("--no-experimental-detect-module", "--no-experimental-require-module");

  private final Installation installation;

  RuntimeCommands(Installation installation) {
    this.installation = installation;
  }

  /** The command line of a version, with its debugger's port if it has one. */
  List<String> of(FunctionVersion version) {
    var runtime = version.function().runtime();
    if (runtime.isPython()) {
      return List.of(
          Python.program(),
          installation.script("lambda_runtime.py").toString(),
          version.deployment().code().toString());
    }
    if (runtime.isNode()) {
      return node(version);
    }
    if (version.debugPort().isPresent()) {
      var agent =
          "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:"
              + version.debugPort().getAsInt();
      return java(version, Optional.empty(), List.of(agent));
    }
    var cache = cache(version);
    return java(version, cache, cache.map(AotCache::use).orElse(List.of()));
  }

  /**
   * The AOT cache that a function's JVM uses if it is there: of jars without layers, because a
   * class path with folders has none.
   */
  Optional<AotCache> cache(FunctionVersion version) {
    var deployment = version.deployment();
    return version.function().runtime().isJava()
            && deployment.layers().isEmpty()
            && Files.isRegularFile(deployment.code())
            && deployment.code().toString().endsWith(".jar")
        ? installation.aotCache(deployment.code())
        : Optional.empty();
  }

  /** The command line that runs a function once and writes the cache at its end. */
  List<String> training(FunctionVersion version, AotCache cache) {
    var command = new ArrayList<>(List.of("nice", "-n", "19"));
    command.addAll(java(version, Optional.of(cache), cache.training()));
    return command;
  }

  private List<String> java(
      FunctionVersion version, Optional<AotCache> cache, List<String> options) {
    var command = new ArrayList<>(installation.java());
    command.addAll(options);
    command.add("-Xmx" + heapMegabytes(version) + "m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add("-cp");
    command.add(cache.map(AotCache::classPath).orElseGet(() -> classPath(version.deployment())));
    command.add(RUNTIME_CLIENT);
    command.add(version.function().handler());
    return command;
  }

  private static int heapMegabytes(FunctionVersion version) {
    return version.function().memoryMegabytes() * HEAP_PERCENT / 100;
  }

  private static String jars(String folders) {
    return Stream.of(folders.split(File.pathSeparator, -1))
        .map(folder -> File.pathSeparator + folder + File.separator + "*")
        .collect(Collectors.joining());
  }

  private String classPath(DeploymentPackage deployment) {
    return code(deployment)
        + deployment.searchPath("java/lib").map(RuntimeCommands::jars).orElse("")
        + File.pathSeparator
        + installation.runtimeClientClassPath();
  }

  /** A zip may bring jars along in a folder lib. */
  private static String code(DeploymentPackage deployment) {
    var code = deployment.code();
    return Files.isDirectory(code)
        ? code + File.pathSeparator + code.resolve("lib").resolve("*")
        : code.toString();
  }

  private List<String> node(FunctionVersion version) {
    var command = new ArrayList<String>();
    command.add(installation.node());
    version.debugPort().ifPresent(port -> command.add("--inspect=127.0.0.1:" + port));
    command.add("--max-old-space-size=" + heapMegabytes(version));
    if (version.function().runtime() != LambdaRuntime.NODEJS_24) {
      command.addAll(MODULES_BY_NAME);
    }
    command.add(installation.script("lambda.cjs").toString());
    command.add(version.deployment().code().toString());
    version.deployment().runtimeModules().map(Path::toString).ifPresent(command::add);
    return command;
  }
}
