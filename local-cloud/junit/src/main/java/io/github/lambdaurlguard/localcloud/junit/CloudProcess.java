package io.github.lambdaurlguard.localcloud.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** A local cloud in a process of its own, with a temporary folder that goes with it. */
final class CloudProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final Path folder;
  private final Process process;
  private final RunningCloud cloud;

  private CloudProcess(Path folder, Process process, RunningCloud cloud) {
    this.folder = folder;
    this.process = process;
    this.cloud = cloud;
  }

  /**
   * Starts it, and returns once it serves.
   *
   * @throws IllegalStateException with all that the local cloud printed if it does not serve
   */
  static CloudProcess start(CloudSettings settings, Path jar) {
    try {
      var started = launch(settings, jar);
      // A test run that is broken off closes nothing.
      Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroy));
      try {
        started.awaitService(settings);
        return started;
      } catch (RuntimeException e) {
        started.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the local cloud cannot be started", e);
    }
  }

  private static CloudProcess launch(CloudSettings settings, Path jar) throws IOException {
    var folder = Files.createTempDirectory("local-cloud-junit");
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    // It lives minutes, not days: compiling little and collecting simply starts it sooner.
    var command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString(),
                "--state",
                folder.resolve("state").toString()));
    command.addAll(settings.options());
    var start = Path.of("").toAbsolutePath();
    if (settings.makesFiles()) {
      start = Files.createDirectory(folder.resolve("files"));
      ReflectionSupport.newInstance(settings.files()).writeTo(start);
    }
    var console = folder.resolve("console.log");
    var process =
        new ProcessBuilder(command)
            .directory(start.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    return new CloudProcess(
        folder, process, new RunningCloud(start, folder.resolve("state"), console));
  }

  private void awaitService(CloudSettings settings) {
    Polling.until(
        () -> cloud.serves() || !process.isAlive(),
        START_LIMIT,
        () -> problem("did not serve within %d s".formatted(START_LIMIT.toSeconds()), settings));
    if (!cloud.serves()) {
      throw new IllegalStateException(problem("ended instead of serving", settings));
    }
  }

  private String problem(String what, CloudSettings settings) {
    return "the local cloud %s: local-cloud %s%n%s"
        .formatted(what, String.join(" ", settings.options()), cloud.console());
  }

  RunningCloud cloud() {
    return cloud;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be removed".formatted(folder), e);
    }
  }
}
