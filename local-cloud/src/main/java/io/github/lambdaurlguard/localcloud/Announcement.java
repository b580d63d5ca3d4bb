package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.cloudfront.Behavior;
import io.github.lambdaurlguard.localcloud.cloudfront.PathPattern;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

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
        .flatMap(url -> simpleRoute(cloud, url).stream().map(path -> new Trial(url, path)))
        .findFirst()
        .ifPresent(trial -> trial.print(cloud));
    Console.line("Ctrl-C stops it.");
    Console.line("");
  }

  /** A path that leads to the function URL by a GET without anything to fill in. */
  private static Optional<String> simpleRoute(LocalCloud cloud, FunctionUrl url) {
    return cloud.distribution().behaviors().stream()
        .filter(behavior -> behavior.origin().domainName().equals(url.host()))
        .filter(behavior -> !behavior.allowedMethods().contains("POST"))
        .map(Behavior::pattern)
        .filter(PathPattern::isLiteral)
        .map(PathPattern::toString)
        .findFirst();
  }

  /** The same call, past CloudFront and through it. */
  private record Trial(FunctionUrl url, String path) {
    void print(LocalCloud cloud) {
      Console.line("  Try it. Straight to the function URL, which refuses with 403:");
      Console.line("    curl -i " + cloud.addressOf(url));
      Console.line("  The same through CloudFront, which answers with 200:");
      Console.line("    curl -i " + cloud.address() + path);
      Console.line("");
    }
  }
}
