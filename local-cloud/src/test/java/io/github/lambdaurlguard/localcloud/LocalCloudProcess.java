package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The built jar, run as a person runs it. */
final class LocalCloudProcess implements AutoCloseable {
  static final Path JAR = Path.of("target/local-cloud.jar");
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Process process;
  private final Path log;
  private final Path state;

  private LocalCloudProcess(Process process, Path log, Path state) {
    this.process = process;
    this.log = log;
    this.state = state;
  }

  /** Starts it without waiting. */
  static LocalCloudProcess launch(Path folder, String... arguments) throws IOException {
    return launch(folder, Map.of(), arguments);
  }

  /** Starts it without waiting, with these variables beside those of the test. */
  static LocalCloudProcess launch(Path folder, Map<String, String> variables, String... arguments)
      throws IOException {
    return launch(folder, JAR.toAbsolutePath(), TrainedCache.use(), variables, arguments);
  }

  /** Starts a certain jar without waiting, in a JVM with these options. */
  static LocalCloudProcess launch(Path folder, Path jar, List<String> options, String... arguments)
      throws IOException {
    return launch(folder, jar, options, Map.of(), arguments);
  }

  private static LocalCloudProcess launch(
      Path folder,
      Path jar,
      List<String> options,
      Map<String, String> variables,
      String... arguments)
      throws IOException {
    var command = command(jar, options, arguments);
    var log = Files.createTempFile(folder, "local-cloud", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(variables);
    return new LocalCloudProcess(builder.start(), log, folder.resolve("state"));
  }

  /** The command line. A test lives for seconds, in which compiling much would not pay. */
  static List<String> command(Path jar, List<String> options, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Installation.javaProgram());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts it and waits until it serves. */
  static LocalCloudProcess start(Workspace workspace) throws IOException, InterruptedException {
    return start(workspace.folder(), workspace.arguments());
  }

  /** Starts it with a state folder named state in the folder given, and waits until it serves. */
  static LocalCloudProcess start(Path folder, String... arguments)
      throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("state/addresses.properties"));
    return launch(folder, arguments).awaitService();
  }

  /** Waits until it serves. Its state has to be in the folder {@code state} of its own folder. */
  LocalCloudProcess awaitService() throws IOException, InterruptedException {
    var limit = Instant.now().plus(LIMIT);
    while (!Files.exists(state.resolve("addresses.properties"))) {
      if (!process.isAlive() || Instant.now().isAfter(limit)) {
        close();
        throw new IllegalStateException("the local cloud did not start:\n" + output());
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    return this;
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the local cloud did not end");
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  /** Waits until the console shows this text so many times. */
  void awaitOutput(String text, int times) throws IOException, InterruptedException {
    var limit = Instant.now().plus(LIMIT);
    while (output().split(java.util.regex.Pattern.quote(text), -1).length - 1 < times) {
      if (Instant.now().isAfter(limit)) {
        throw new IllegalStateException("not said: " + text + "\n" + output());
      }
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  long pid() {
    return process.pid();
  }

  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** What a person's Ctrl-C does to it. */
  void terminate() {
    process.destroy();
  }

  /** Ends it without a chance to clean up. */
  void kill() {
    process.destroyForcibly();
  }

  URI distribution() throws IOException {
    return URI.create(addresses().getProperty("distribution"));
  }

  /** Where viewers find a distribution by its id. */
  URI distribution(String id) throws IOException {
    var addresses = addresses();
    return URI.create(
        addresses.getProperty("distribution." + id, addresses.getProperty("distribution")));
  }

  /** Where viewers find the second of two distributions. */
  URI otherDistribution() throws IOException {
    var addresses = addresses();
    return addresses.stringPropertyNames().stream()
        .filter(name -> name.startsWith("distribution."))
        .map(addresses::getProperty)
        .map(URI::create)
        .findFirst()
        .orElseThrow();
  }

  /** Where viewers reach the distribution by plain HTTP, beside HTTPS. */
  URI plainDistribution() throws IOException {
    return URI.create(addresses().getProperty("plainDistribution"));
  }

  /** The public certificate of the distribution. */
  Path certificate() throws IOException {
    return Path.of(addresses().getProperty("certificate"));
  }

  URI functionUrl() throws IOException {
    return functionUrl("Function");
  }

  URI functionUrl(String logicalId) throws IOException {
    return URI.create(addresses().getProperty("functionUrl." + logicalId));
  }

  private Properties addresses() throws IOException {
    var addresses = new Properties();
    try (var reader = Files.newBufferedReader(state.resolve("addresses.properties"))) {
      addresses.load(reader);
    }
    return addresses;
  }

  Path credentials() {
    return state.resolve("credentials");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      awaitExit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
