package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.console.Causes;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.LibraryLog;
import io.github.lambdaurlguard.localcloud.http.PortTakenException;
import io.github.lambdaurlguard.localcloud.run.Elapsed;
import io.github.lambdaurlguard.localcloud.run.LocalCloud;
import io.github.lambdaurlguard.localcloud.run.PlanException;
import io.github.lambdaurlguard.localcloud.run.RunSettings;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code local-cloud}. */
public final class Main {
  private static final int EXIT_FAILURE = 1;
  private static final int EXIT_USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Optional<RunSettings> settings;
    try {
      settings = Options.parse(arguments);
    } catch (ParameterException e) {
      fail(describe(e), EXIT_USAGE);
      return;
    }
    if (settings.isEmpty()) {
      Console.line(Options.usage());
      return;
    }
    LibraryLog.showWarnings(Console::problem);
    try {
      run(settings.get());
    } catch (PlanException e) {
      e.problems().forEach(Console::problem);
      System.exit(EXIT_FAILURE);
    } catch (TemplateException
        | PortTakenException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      fail(Causes.of(e), EXIT_FAILURE);
    }
  }

  private static void run(RunSettings settings) throws InterruptedException {
    var start = System.nanoTime();
    ForeignTemplates.warning(settings.templates(), Path.of("")).ifPresent(Console::problem);
    var cloud = new LocalCloud(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "stop"));
    cloud.run();
    Announcement.print(cloud.addresses(), settings, Elapsed.since(start));
    new CountDownLatch(1).await();
  }

  /** What is wrong with the command line, what was meant perhaps, and how it goes. */
  private static String describe(ParameterException wrong) {
    var line = wrong.getCommandLine();
    var meant =
        wrong instanceof UnmatchedArgumentException unmatched
            ? Suggestion.of(
                unmatched.getUnmatched().getFirst(), line.getCommandSpec().optionsMap().keySet())
            : Optional.<String>empty();
    return "%s%s%n%n%s%s--help tells more."
        .formatted(
            wrong.getMessage(),
            meant.map(option -> ": did you mean " + option + "?").orElse(""),
            line.getHelp().synopsisHeading(),
            line.getHelp().synopsis(0));
  }

  private static void fail(String message, int status) {
    Console.problem(message);
    System.exit(status);
  }
}
