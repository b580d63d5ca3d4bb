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
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code local-cloud}. */
public final class Main {
  private static final int EXIT_FAILURE = 1;
  private static final int EXIT_USAGE = 2;

  private final Console console;

  private Main(Console console) {
    this.console = console;
  }

  /** Runs the command, and ends the process with its exit code if it fails. */
  public static void main(String[] arguments) throws InterruptedException {
    var isJson = List.of(arguments).contains("--json");
    new Main(isJson ? Console.ofThisProcessInJson() : Console.ofThisProcess()).run(arguments);
  }

  private void run(String... arguments) throws InterruptedException {
    Options options;
    Optional<RunSettings> settings;
    try {
      options = Options.parse(arguments);
      settings = options.settings();
    } catch (ParameterException e) {
      fail(describe(e), EXIT_USAGE);
      return;
    }
    if (settings.isEmpty()) {
      console.lines(options.shown());
      return;
    }
    LibraryLog.showWarnings(console::problems);
    try {
      if (OwnAotCache.isTraining()) {
        TrainingRun.of(settings.get());
        System.exit(0);
      }
      run(settings.get(), options.opensBrowser(), OwnAotCache.of(arguments));
    } catch (PlanException e) {
      e.problems().forEach(console::problems);
      System.exit(EXIT_FAILURE);
    } catch (TemplateException
        | PortTakenException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      fail(Causes.of(e), EXIT_FAILURE);
    }
  }

  private void run(RunSettings settings, boolean opensBrowser, Optional<OwnAotCache> cache)
      throws InterruptedException {
    var start = System.nanoTime();
    ForeignTemplates.warning(settings.templates(), Path.of("")).ifPresent(console::problems);
    var cloud = new LocalCloud(settings, console);
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "stop"));
    cloud.run();
    Announcement.print(console, cloud, settings, Elapsed.since(start));
    if (!settings.eager()) {
      cloud.initialise(failing -> Announcement.end(console, failing, Elapsed.since(start)));
    }
    cache.ifPresent(
        own -> {
          Runtime.getRuntime().addShutdownHook(new Thread(own::close, "stop of a training run"));
          own.train();
        });
    if (opensBrowser) {
      Browser.open(console, URI.create(cloud.addresses().distribution() + "/"));
    }
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

  private void fail(String message, int status) {
    console.problems(message);
    System.exit(status);
  }
}
