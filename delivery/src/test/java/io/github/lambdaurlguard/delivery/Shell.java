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
 * Runs commands in a project's folder, with an environment that knows the fake AWS and no other,
 * and in the roles that they have in a pipeline.
 */
final class Shell {

  /** Far above the half minute of the longest command: machines that test are often busy. */
  private static final long TIMEOUT_SECONDS = 600;

  /** By these the commands know that a pipeline runs them; these tests may be run by one. */
  private static final Set<String> OF_PIPELINES = Set.of("CI", "GITHUB_ACTIONS", "JENKINS_URL");

  private static final String KEY = "AWS_ACCESS_KEY_ID";
  private static final String ROLE = "CLOUDFORMATION_ROLE_ARN";
  private static final String BUCKET = "ARTIFACT_BUCKET";
  private static final String EDGE_BUCKET = "EDGE_ARTIFACT_BUCKET";

  private final Path folder;
  private final boolean hasBuckets;
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
        if (tries == TIMEOUT_SECONDS * 20 || !process.isAlive()) {
          throw new AssertionError("never wrote '%s' but:\n%s".formatted(text, output()));
        }
        Thread.sleep(50);
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

  /**
   * A shell.
   *
   * @param hasBuckets whether it names buckets for archives
   */
  Shell(Path folder, FakeAws aws, boolean hasBuckets) {
    this.folder = folder;
    this.hasBuckets = hasBuckets;
    environment.putAll(
        Map.ofEntries(
            Map.entry("AWS_SECRET_ACCESS_KEY", "fake"),
            Map.entry("AWS_CONFIG_FILE", "/nonexistent"),
            Map.entry("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent"),
            Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
            Map.entry("AWS_ENDPOINT_URL", aws.address().toString()),
            Map.entry("AWS_MAX_ATTEMPTS", "1"),
            Map.entry("BACKEND_REGION", "eu-central-1"),
            Map.entry("POLL_SECONDS", "0"),
            Map.entry("REPLICA_TRIES", "3"),
            Map.entry("REPLICA_PAUSE_SECONDS", "0"),
            Map.entry("EDGE_LOG_REGIONS", "us-east-1 eu-west-1")));
  }

  /** Sets a variable for the commands that follow. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Takes a variable from the commands that follow. */
  void unset(String variable) {
    environment.remove(variable);
  }

  /** The commands that follow are an administrator's, from a laptop. */
  void asAdministrator() {
    environment.put(KEY, "ADMIN");
  }

  /**
   * The commands that follow are a pipeline's, in the roles that bootstrap.yaml makes for proofs.
   */
  void asProof(String name) {
    environment.put(KEY, "DEPLOY." + name);
    environment.put(ROLE, roleArn(name, "ExecutionRole"));
    environment.put("PERMISSIONS_BOUNDARY_ARN", "Boundary");
  }

  Result run(String... command) throws IOException, InterruptedException {
    return start("", command).await();
  }

  Running start(String input, String... command) throws IOException {
    var log = Files.createTempFile(folder, "output", ".log");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || OF_PIPELINES.contains(name));
    builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
    builder.environment().put("JAVA25_HOME", TrainedJdk.home().toString());
    builder.environment().putAll(role(List.of(command)));
    builder.environment().putAll(environment);
    if (builder.environment().getOrDefault(KEY, "").isEmpty()) {
      builder.environment().remove(KEY);
    }
    if (environment.getOrDefault(KEY, "").equals("ADMIN")) {
      builder.environment().remove(ROLE);
    }
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var process = builder.start();
    try (var stdin = process.outputWriter(UTF_8)) {
      stdin.write(input);
    }
    return new Running(process, log);
  }

  /** What a pipeline sets for a command: who calls, and the role that CloudFormation acts in. */
  private Map<String, String> role(List<String> command) {
    var named = command.indexOf("--stack-name");
    var deployment = named < 0 ? "lambda-url-guard" : command.get(named + 1);
    var set = new HashMap<String, String>();
    if (command.contains("--plan")) {
      set.put(KEY, "PREVIEW." + deployment);
      set.put(ROLE, roleArn(deployment, "ProposalRole"));
    } else if (command.getFirst().endsWith("sweep")) {
      set.put(KEY, "SWEEP." + deployment);
    } else {
      set.put(KEY, "DEPLOY." + deployment);
      set.put(ROLE, roleArn(deployment, "ExecutionRole"));
    }
    if (hasBuckets) {
      var bucket =
          command.contains("--plan")
              ? deployment + "-preview-artifacts-shared"
              : deployment + "-artifacts-shared";
      set.put(BUCKET, bucket);
      set.put(EDGE_BUCKET, bucket);
    }
    return set;
  }

  private static String roleArn(String deployment, String role) {
    return "arn:aws:iam::123456789012:role/%1$s-bootstrap/%1$s-bootstrap-%2$s"
        .formatted(deployment, role);
  }
}
