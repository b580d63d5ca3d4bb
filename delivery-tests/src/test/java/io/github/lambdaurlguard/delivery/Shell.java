package io.github.lambdaurlguard.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands in a project's folder, with an environment that knows the fake AWS and no other.
 */
final class Shell {

  /** Far above the half minute of the longest command: machines that test are often busy. */
  private static final long TIMEOUT_SECONDS = 600;

  /** By these the commands know that a pipeline runs them; these tests may be run by one. */
  private static final Set<String> OF_PIPELINES = Set.of("CI", "GITHUB_ACTIONS", "JENKINS_URL");

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * What a command did.
   *
   * @param output what it wrote, errors included
   */
  record Result(int status, String output) {}

  /** A command that runs. */
  record Running(Process process, Path log) {

    String output() throws IOException {
      return Files.readString(log);
    }

    /** Waits until the command has written this. */
    void awaitOutput(String text) throws IOException, InterruptedException {
      for (var tries = 0; !output().contains(text); tries++) {
        if (tries == TIMEOUT_SECONDS * 10 || !process.isAlive()) {
          throw new AssertionError("never wrote '%s' but:\n%s".formatted(text, output()));
        }
        Thread.sleep(100);
      }
    }

    Result await() throws IOException, InterruptedException {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end in time:\n" + output());
      }
      return new Result(process.exitValue(), output());
    }
  }

  Shell(Path folder, FakeAws aws) {
    this.folder = folder;
    environment.putAll(
        Map.ofEntries(
            Map.entry("AWS_ACCESS_KEY_ID", "AKIAFAKE"),
            Map.entry("AWS_SECRET_ACCESS_KEY", "fake"),
            Map.entry("AWS_CONFIG_FILE", "/nonexistent"),
            Map.entry("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent"),
            Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
            Map.entry("AWS_ENDPOINT_URL", aws.address().toString()),
            Map.entry("AWS_MAX_ATTEMPTS", "1"),
            Map.entry("BACKEND_REGION", "eu-central-1"),
            Map.entry("POLL_SECONDS", "1"),
            Map.entry("REPLICA_TRIES", "3"),
            Map.entry("REPLICA_PAUSE_SECONDS", "0"),
            Map.entry("EDGE_LOG_REGIONS", "us-east-1 eu-west-1"),
            Map.entry("PATH", aws.tools() + ":" + System.getenv("PATH"))));
  }

  /** Sets a variable for the commands that follow. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Takes a variable from the commands that follow. */
  void unset(String variable) {
    environment.remove(variable);
  }

  Result run(String... command) throws IOException, InterruptedException {
    return start("", command).await();
  }

  /** Runs a command of the AWS CLI that has to succeed, in us-east-1 unless it says otherwise. */
  String aws(String... arguments) throws IOException, InterruptedException {
    var command = new String[arguments.length + 3];
    command[0] = "aws";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    command[arguments.length + 1] = "--output";
    command[arguments.length + 2] = "text";
    var result = run(command);
    if (result.status() != 0) {
      throw new AssertionError("%s: %s".formatted(List.of(command), result.output()));
    }
    return result.output().strip();
  }

  Running start(String input, String... command) throws IOException {
    var log = Files.createTempFile(folder, "output", ".log");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || OF_PIPELINES.contains(name));
    builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var process = builder.start();
    try (var stdin = process.outputWriter(UTF_8)) {
      stdin.write(input);
    }
    return new Running(process, log);
  }
}
