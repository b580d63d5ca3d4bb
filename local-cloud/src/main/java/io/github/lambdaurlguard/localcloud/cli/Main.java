package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.PortTakenException;
import io.github.lambdaurlguard.localcloud.run.Elapsed;
import io.github.lambdaurlguard.localcloud.run.LocalCloud;
import io.github.lambdaurlguard.localcloud.run.PlanException;
import io.github.lambdaurlguard.localcloud.run.RunSettings;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The command {@code local-cloud}. */
public final class Main {
  private static final int EXIT_FAILURE = 1;
  private static final int EXIT_USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help")) {
      Console.line(Options.usage());
      return;
    }
    RunSettings settings;
    try {
      settings = Options.parse(arguments);
    } catch (IllegalArgumentException e) {
      fail(e.getMessage() + "\n\n" + Options.usage(), EXIT_USAGE);
      return;
    }
    try {
      run(settings);
    } catch (PlanException e) {
      e.problems().forEach(Console::problem);
      System.exit(EXIT_FAILURE);
    } catch (TemplateException
        | PortTakenException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      fail(e.getMessage(), EXIT_FAILURE);
    }
  }

  private static void run(RunSettings settings) throws InterruptedException {
    var start = System.nanoTime();
    var cloud = new LocalCloud(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "stop"));
    cloud.run();
    Announcement.print(cloud.addresses(), settings, Elapsed.since(start));
    new CountDownLatch(1).await();
  }

  private static void fail(String message, int status) {
    Console.problem(message);
    System.exit(status);
  }
}
