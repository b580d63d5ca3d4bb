package io.github.lambdaurlguard.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A JDK for the commands, whose JVMs start with an AOT cache of delivery.jar: the tests start some
 * hundred of them, and without it each takes twice the processor.
 */
final class TrainedJdk {

  private static final Path REAL = Path.of(System.getProperty("java.home"));

  /** As bin/delivery.sh names it, in a project's folder. */
  private static final String JAR = "delivery/target/delivery.jar";

  private static Path home;

  private TrainedJdk() {}

  /** Its {@code JAVA_HOME}; the first who asks makes it. */
  static synchronized Path home() throws IOException {
    if (home == null) {
      home = make(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "jdk"));
    }
    return home;
  }

  private static Path make(Path folder) throws IOException {
    var cache = folder.resolve("commands.aot");
    train(folder, cache);
    Files.createSymbolicLink(folder.resolve("release"), REAL.resolve("release"));
    var bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("javac"), REAL.resolve("bin/javac"));
    var java =
        """
        #!/bin/sh
        exec '%s' '-XX:AOTCache=%s' '-Xlog:aot*=off' '-Xlog:cds*=off' "$@"
        """
            .formatted(REAL.resolve("bin/java"), cache);
    Files.setPosixFilePermissions(
        Files.writeString(bin.resolve("java"), java), PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  /** A command that nobody answers loads most of what one loads that succeeds. */
  private static void train(Path folder, Path cache) throws IOException {
    var jar = folder.resolve(JAR);
    Files.createDirectories(jar.getParent());
    Files.createSymbolicLink(jar, Path.of("target/delivery.jar").toAbsolutePath());
    var builder =
        new ProcessBuilder(
            List.of(
                REAL.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:AOTCacheOutput=" + cache,
                "-jar",
                JAR,
                "rollback",
                "--region",
                "eu-central-1"));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_ACCESS_KEY_ID", "fake");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "fake");
    builder.environment().put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    builder.environment().put("AWS_MAX_ATTEMPTS", "1");
    var log = folder.resolve("training.log");
    var process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
    if (!Files.exists(cache)) {
      throw new IllegalStateException("no AOT cache was written:\n" + Files.readString(log));
    }
  }
}
