package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.process.AotCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The AOT cache that all starts of the tests share: without it, each takes twice the processor. */
final class TrainedCache {
  private static final Path FILE = Path.of("target/tests.aot").toAbsolutePath();

  private TrainedCache() {}

  /** What makes a JVM use it; the first who asks makes it. */
  static synchronized List<String> use() throws IOException {
    if (!isFresh()) {
      train();
    }
    return AotCache.use(FILE);
  }

  private static boolean isFresh() throws IOException {
    return Files.exists(FILE)
        && Files.getLastModifiedTime(FILE)
                .compareTo(Files.getLastModifiedTime(LocalCloudProcess.JAR))
            > 0;
  }

  private static void train() throws IOException {
    var options = new ArrayList<>(AotCache.training(FILE));
    options.add("-Dlocal-cloud.aot.training=true");
    var folder = Files.createTempDirectory(Path.of("target"), "training");
    var process =
        new ProcessBuilder(
                LocalCloudProcess.command(
                    LocalCloudProcess.JAR.toAbsolutePath(),
                    options,
                    Workspace.in(folder).arguments()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(folder.resolve("log")));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
