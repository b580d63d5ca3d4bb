package io.github.lambdaurlguard.localcloud.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The programs and files that child processes are made of: this JVM's {@code java}, the caller's
 * {@code node}, and the libraries that were built beside the local cloud's jar.
 */
public final class Installation {
  private static final String SCRIPTS_FOLDER = "/io/github/lambdaurlguard/localcloud/";
  private static final String OF_PYTHON = ".py";
  private static final String DYNAMODB_LOCAL = "dynamodb-local";
  private static final String AOT_CACHES = "aot";
  private static final List<String> SCRIPTS =
      List.of(
          "acorn.js",
          "cloudfront-function.cjs",
          "cloudfront-helpers.cjs",
          "cloudfront-modules.cjs",
          "cloudfront-run.cjs",
          "cloudfront-syntax.cjs",
          "custom-resource-response.cjs",
          "lambda-invoke.cjs",
          "lambda-module.cjs",
          "lambda.cjs",
          "lambda_runtime.py",
          "response-stream.cjs",
          "runtime-client.cjs");

  private final Path home;
  private final RunFolder runFolder;
  private final Map<Path, Optional<String>> aotKeys = new ConcurrentHashMap<>();

  private Installation(Path home, RunFolder runFolder) {
    this.home = home;
    this.runFolder = runFolder;
    SCRIPTS.forEach(this::unpackScript);
  }

  /**
   * The installation that this class was loaded from. What has to be unpacked goes to {@code
   * runFolder}.
   */
  public static Installation locate(RunFolder runFolder) {
    try {
      var origin =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(origin.getParent(), runFolder);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the local cloud's jar is no file", e);
    }
  }

  /** How the command line of a JVM begins. */
  public List<String> java() {
    return List.of(javaProgram(), HostIdentities.hidingOption());
  }

  /** The {@code java} of this JVM. */
  public static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * The program itself, where the caller found it; a version manager's stand-in would miss its
   * environment.
   *
   * @throws IllegalStateException if there is none
   */
  public String node() {
    var path =
        System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1);
    return program(System.getProperty("local-cloud.node", "node"), List.of(path));
  }

  /** The program, if it is a file, or a file of that name in one of the folders. */
  static String program(String node, List<String> folders) {
    if (folders.stream().map(f -> Path.of(f).resolve(node)).noneMatch(Files::isExecutable)) {
      throw new IllegalStateException(
          ("Node.js is missing: there is no program %s. It runs Lambda@Edge and CloudFront"
                  + " functions: install Node.js 20.19 or later")
              .formatted(node));
    }
    return node;
  }

  /**
   * Class path of Lambda's runtime interface client. In front stands the class that replaces its
   * native part, which exists for Linux only.
   */
  public String runtimeClientClassPath() {
    return home.resolve("runtime-client.jar") + File.pathSeparator + jars("runtime-client");
  }

  /**
   * The AOT cache of a jar with {@link #runtimeClientClassPath} behind it, beside the local cloud's
   * jar.
   *
   * @param jar read once: another content has to be at another path
   * @return empty if nothing can be kept there
   */
  public Optional<AotCache> aotCache(Path jar) {
    return aotKeys
        .computeIfAbsent(jar, this::aotKey)
        .flatMap(key -> AotCache.of(home.resolve(AOT_CACHES), jar, runtimeClientClassPath(), key));
  }

  private Optional<String> aotKey(Path jar) {
    try {
      return Optional.of(AotCache.key(jar, runtimeClientClassPath()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Class path of DynamoDB Local and the class that starts it. */
  public String dynamoDbLocalClassPath() {
    return jars(DYNAMODB_LOCAL);
  }

  /**
   * The AOT cache of {@link #dynamoDbLocalClassPath}, whose first jar it keeps a copy of.
   *
   * @return empty if nothing can be kept there
   */
  public Optional<AotCache> dynamoDbLocalAotCache() {
    var jars = dynamoDbLocalClassPath();
    var end = jars.indexOf(File.pathSeparatorChar);
    var first = Path.of(jars.substring(0, end));
    var rest = jars.substring(end + 1);
    try {
      return AotCache.of(home.resolve(AOT_CACHES), first, rest, AotCache.key(first, rest));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The folder of DynamoDB Local's native libraries. */
  public Path dynamoDbLocalLibraries() {
    return home.resolve(DYNAMODB_LOCAL);
  }

  private String jars(String folder) {
    try (var files = Files.list(home.resolve(folder))) {
      return files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the folder " + folder + " is missing beside the local cloud's jar: build it again", e);
    }
  }

  /** One of the scripts that Node.js and Python run, as a file. */
  public Path script(String name) {
    return runFolder.file(name);
  }

  private void unpackScript(String name) {
    var folder = SCRIPTS_FOLDER + (name.endsWith(OF_PYTHON) ? "python/" : "node/");
    try (var script = Installation.class.getResourceAsStream(folder + name)) {
      Files.copy(script, script(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the script " + name + " cannot be written", e);
    }
  }
}
