package io.github.lambdaurlguard.delivery.proof;

import io.github.lambdaurlguard.delivery.account.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** A local cloud of its own, with the probes' templates: what is asked before AWS is. */
public final class LocalCloud implements AutoCloseable {

  private static final Duration START_MAXIMUM = Duration.ofMinutes(10);

  private final Path state;
  private final Process process;

  private LocalCloud(Path state, Process process) {
    this.state = state;
    this.process = process;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @throws Failure if it does not
   */
  public static LocalCloud start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var state = Files.createTempDirectory(folder, "local-");
    var log = state.resolve("log").toFile();
    var process =
        new ProcessBuilder(
                "bin/local",
                "--template",
                "cloudformation/probes.yaml",
                "--template",
                "cloudformation/probes-edge.yaml@us-east-1",
                "--https-port",
                "0",
                "--port",
                "0",
                "--function-url-port",
                "0",
                "--state",
                state.toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    var cloud = new LocalCloud(state, process);
    // Ctrl-C ends this command; what it started has to end with it.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var end = System.nanoTime() + START_MAXIMUM.toNanos();
    while (!Files.exists(cloud.own("addresses.properties"))) {
      if (!process.isAlive() || System.nanoTime() > end) {
        cloud.close();
        throw Failure.of("the local cloud does not start: %s says why.", log);
      }
      Thread.sleep(Duration.ofMillis(200));
    }
    return cloud;
  }

  /** What stands where, with the distributions of the probes by the names of their templates. */
  public Path addresses() throws IOException {
    var lines = Files.readAllLines(own("addresses.properties"));
    var known = new ArrayList<>(lines);
    for (var stack : stacks()) {
      for (var output : stack.field("Outputs").orElseThrow().asArray()) {
        if (text(output, "OutputKey").equals("DistributionId")) {
          var prefix = "distribution.%s=".formatted(text(output, "OutputValue"));
          lines.stream()
              .filter(line -> line.startsWith(prefix))
              .map(line -> line.substring(prefix.length()))
              .forEach(
                  address ->
                      known.add("distribution.%s=%s".formatted(text(stack, "StackName"), address)));
        }
      }
    }
    return Files.write(own("probes.properties"), known);
  }

  private List<JsonNode> stacks() throws IOException {
    return JsonNode.parser()
        .parse(Files.readString(own("outputs.json")))
        .field("Stacks")
        .orElseThrow()
        .asArray();
  }

  private static String text(JsonNode object, String name) {
    return object.field(name).orElseThrow().text();
  }

  /** A file that it writes for other programs. */
  private Path own(String name) {
    return state.resolve(name);
  }

  /** The credentials of its roles, the signer's for calls of the function URLs. */
  public Map<String, String> environment() throws IOException {
    var credentials = own("credentials");
    var signer =
        Files.readAllLines(credentials).stream()
            .filter(line -> line.startsWith("[") && line.contains("SignerRole"))
            .map(line -> line.substring(1, line.length() - 1))
            .findFirst()
            .orElseThrow();
    return Map.of("AWS_SHARED_CREDENTIALS_FILE", credentials.toString(), "AWS_PROFILE", signer);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
