package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.http.PortTakenException;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.time.Duration;
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
    var start = System.nanoTime();
    try {
      var options = Options.parse(arguments);
      var cloud = LocalCloud.start(options);
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    cloud.close();
                    stopped.countDown();
                  }));
      options.state().ifPresent(cloud::writeState);
      Announcement.print(cloud, Duration.ofNanos(System.nanoTime() - start));
      stopped.await();
    } catch (IllegalArgumentException e) {
      fail(e.getMessage() + "\n\n" + Options.usage(), EXIT_USAGE);
    } catch (TemplateException | PortTakenException | IllegalStateException e) {
      fail(e.getMessage(), EXIT_FAILURE);
    }
  }

  private static void fail(String message, int status) {
    Console.problem(message);
    System.exit(status);
  }
}
