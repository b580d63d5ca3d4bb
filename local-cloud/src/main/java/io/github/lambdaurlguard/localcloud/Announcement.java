package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import java.time.Duration;
import java.util.Comparator;

/** What the person reads when everything runs. */
final class Announcement {
  private Announcement() {}

  static void print(LocalCloud cloud, Duration startUp) {
    var urls =
        cloud.functionUrls().stream()
            .sorted(Comparator.comparing(url -> url.function().configuration().label()))
            .toList();
    Console.line("");
    Console.line("Everything runs, after %.1f s.".formatted(startUp.toMillis() / 1000.0));
    Console.line("");
    Console.line("  The application:  " + cloud.address() + "/");
    Console.line("");
    Console.line("  Function URLs, private:");
    for (var url : urls) {
      Console.line(
          "    %-12s %s".formatted(url.function().configuration().label(), cloud.addressOf(url)));
    }
    Console.line("");
    urls.stream()
        .filter(Announcement::listsSomething)
        .findFirst()
        .ifPresent(url -> printTrial(cloud, url));
    Console.line("Ctrl-C stops it.");
    Console.line("");
  }

  private static boolean listsSomething(FunctionUrl url) {
    return !url.function().configuration().label().isEmpty();
  }

  private static void printTrial(LocalCloud cloud, FunctionUrl url) {
    Console.line("  Try it: the first is refused with 403, the second answers with 200.");
    Console.line("    curl -i " + cloud.addressOf(url));
    Console.line("    curl -i " + cloud.address() + "/getBooks");
    Console.line("");
  }
}
