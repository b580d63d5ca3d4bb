package io.github.lambdaurlguard.forktests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of the checkout that this build is a part of, as a clone of it would be. */
record Copy(Path folder) {
  private static final Path ORIGINAL = Path.of("../..").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofMinutes(20);

  /** What git knows or would add, with the times of the files, and what is built of the rest. */
  static Copy in(Path folder) throws IOException, InterruptedException {
    var copy = new Copy(folder);
    run(
        ORIGINAL,
        "bash",
        "-c",
        """
        set -euo pipefail
        git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
          [ -e "$file" ] && printf '%s\\0' "$file"
        done | tar --null -T - -cf - | tar -xf - -C "$1"
        ln -s "$PWD/frontend/node_modules" "$1/frontend/node_modules"
        cp -a --parents local-cloud/target/*.jar local-cloud/target/*/*.jar "$1" 2>/dev/null || true
        cp -a local-cloud/target "$1/local-cloud/" 2>/dev/null || true
        """,
        "copy",
        folder.toString());
    return copy;
  }

  /** Runs a command to its end, which has to be a good one. */
  String run(String... command) throws IOException, InterruptedException {
    return run(folder, command);
  }

  /** Runs {@code mvn verify}, without the unit tests that no function of a fork can change. */
  void verify(String... options) throws IOException, InterruptedException {
    var command =
        Stream.concat(
            Stream.of(
                "mvn",
                "-B",
                "-ntp",
                "verify",
                "-Dtest=*Test,!BurstTest,!CostTest,!DifferentialTest,!ScaleTest"),
            Stream.of(options));
    run(command.toArray(String[]::new));
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    var log = Files.createTempFile("fork-test", ".log");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      var output = Files.readString(log);
      assertThat(process.exitValue()).describedAs("%s%n%s", List.of(command), output).isZero();
      return output;
    } finally {
      process.destroy();
      Files.delete(log);
    }
  }

  String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
