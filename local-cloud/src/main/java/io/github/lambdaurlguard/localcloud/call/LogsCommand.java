package io.github.lambdaurlguard.localcloud.call;

import io.github.lambdaurlguard.localcloud.console.JsonLines;
import io.github.lambdaurlguard.localcloud.console.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code logs}: what the running local cloud has said, and what it says from now on.
 */
@Command(
    name = "bin/logs",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description =
        "Prints what the functions of the local cloud wrote, and what its console said of them."
            + " With --stack-name it reads the logs of a deployment instead: see bin/logs"
            + " --stack-name X --help.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all there is was printed",
      "1:no local cloud wrote into the state folder",
      "2:the command line makes no sense"
    })
public final class LogsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final Duration PAUSE = Duration.ofMillis(200);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FUNCTION",
      description = "its logical id, for example GetBooks or Signer; without it, the whole console")
  private Optional<String> function = Optional.empty();

  @Option(names = "--follow", description = "go on until Ctrl-C")
  private boolean follow;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      defaultValue = ".local",
      description = "the folder of the local cloud (${DEFAULT-VALUE})")
  private Path state;

  private final PrintStream out;

  LogsCommand(PrintStream out) {
    this.out = out;
  }

  /** Runs the command, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
  }

  static int run(PrintStream out, String... arguments) {
    return new CommandLine(new LogsCommand(out))
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(
            (e, _, _) -> {
              out.println("bin/logs: " + e.getMessage());
              return 1;
            })
        .execute(arguments);
  }

  @Override
  public Integer call() throws IOException {
    var file = state.resolve(JsonLines.FILE);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "no local cloud ran with the state folder %s: start bin/local, or give --state"
              .formatted(state));
    }
    var lines = new FollowedFile(file);
    lines.read(this::print);
    try {
      while (follow) {
        Thread.sleep(PAUSE);
        lines.read(this::print);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private void print(Map<String, Object> line) {
    var source = String.valueOf(line.getOrDefault("source", ""));
    var text = String.valueOf(line.get("text"));
    if (function.isEmpty() || isOf(function.get(), source, text)) {
      var start =
          TIME.format(Instant.parse(String.valueOf(line.get("time"))))
              + (source.isEmpty() ? " " : " [" + source + "] ");
      out.println(
          text.lines()
              .map(each -> start + TerminalText.escaped(each))
              .collect(Collectors.joining(System.lineSeparator())));
    }
  }

  /** What it wrote, and what was said about it. */
  private static boolean isOf(String function, String source, String text) {
    return source.equals(function) || (source.isEmpty() && text.startsWith(function + ": "));
  }
}
