package io.github.lambdaurlguard.localcloud.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The person's {@code python3}. */
public final class Python {
  private static final int SHOWN_CHARACTERS = 500;

  /** Asked for once, by whoever needs it first. */
  private static final class UserPackages {
    static final String FOLDER = askForUserPackages();
  }

  private Python() {}

  /** The program, where the caller found it. */
  public static String program() {
    return System.getProperty("local-cloud.python", "python3");
  }

  /** Whether it is there. */
  public static boolean isThere() {
    return Stream.of(
            System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
        .map(folder -> Path.of(folder).resolve(program()))
        .anyMatch(Files::isExecutable);
  }

  /**
   * The folder of the packages that the person installed without being an administrator; the empty
   * string if there is none. Python looks for it in the home folder, which functions do not have.
   */
  public static String userPackages() {
    return UserPackages.FOLDER;
  }

  private static String askForUserPackages() {
    try {
      return run("import site; print(site.getuserbase())", "", Map.of(), Duration.ofSeconds(10))
          .strip();
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Runs a script with the packages that the person has installed, but without the person's AWS
   * identities.
   *
   * @param input for its standard input
   * @param variables beside those of this program
   * @return its standard output
   * @throws IOException if there is no Python, or the script fails or takes too long
   */
  public static String run(
      String script, String input, Map<String, String> variables, Duration limit)
      throws IOException {
    var builder = new ProcessBuilder(List.of(program(), "-c", script));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(variables);
    var process = builder.start();
    try {
      var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      var errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(UTF_8));
      }
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("python3 took over %d s".formatted(limit.toSeconds()));
      }
      if (process.exitValue() != 0) {
        throw new IOException("python3 failed: " + lastLine(errors.join()));
      }
      return output.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      // The process has ended, and its exit value tells.
      return "";
    }
  }

  /** Of a traceback, what went wrong. */
  private static String lastLine(String errors) {
    var text = errors.strip();
    var line = text.substring(text.lastIndexOf('\n') + 1);
    return line.substring(0, Math.min(line.length(), SHOWN_CHARACTERS));
  }
}
