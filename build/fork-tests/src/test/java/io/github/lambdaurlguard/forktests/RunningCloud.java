package io.github.lambdaurlguard.forktests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** {@code bin/local} of a copy, on free ports. */
final class RunningCloud implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Process process;
  private final Path log;
  private final URI distribution;

  private RunningCloud(Process process, Path log, URI distribution) {
    this.process = process;
    this.log = log;
    this.distribution = distribution;
  }

  static RunningCloud start(Copy copy) throws IOException, InterruptedException {
    var log = copy.folder().resolve("target/local.log");
    var state = copy.folder().resolve("target/local-state");
    Files.createDirectories(log.getParent());
    var process =
        new ProcessBuilder(
                "bin/local",
                "--http",
                "--port",
                "0",
                "--function-url-port",
                "0",
                "--state",
                state.toString())
            .directory(copy.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var addresses = state.resolve("addresses.properties");
    var end = Instant.now().plus(LIMIT);
    while (!Files.exists(addresses)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        process.destroy();
        throw new IllegalStateException("bin/local did not start:\n" + Files.readString(log));
      }
      Thread.sleep(PAUSE);
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(addresses)) {
      properties.load(reader);
    }
    return new RunningCloud(process, log, URI.create(properties.getProperty("distribution")));
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(distribution.resolve(path))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }

  /** Asks until the answer has a text, and tells how long that took. */
  Duration awaitAnswer(String path, String text) throws IOException, InterruptedException {
    var start = Instant.now();
    while (!send("GET", path, "").body().contains(text)) {
      if (Duration.between(start, Instant.now()).compareTo(LIMIT) > 0) {
        throw new IllegalStateException("no answer with " + text + "\n" + output());
      }
      Thread.sleep(PAUSE);
    }
    return Duration.between(start, Instant.now());
  }

  String output() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
