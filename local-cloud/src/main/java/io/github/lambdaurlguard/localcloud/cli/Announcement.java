package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Behavior;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.PathPattern;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.Console.Style;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.localpage.LocalPage;
import io.github.lambdaurlguard.localcloud.run.LocalCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the person reads when everything runs. */
public final class Announcement {
  private final LocalCloud cloud;
  private final Options options;
  private final List<FunctionUrl> urls;

  private Announcement(LocalCloud cloud, Options options) {
    this.cloud = cloud;
    this.options = options;
    urls =
        cloud.deployment().functionUrls().stream()
            .sorted(Comparator.comparing(Announcement::label))
            .toList();
  }

  static void print(LocalCloud cloud, Options options, Duration startUp) {
    var announcement = new Announcement(cloud, options);
    Console.line("");
    Console.line(Style.GOOD.of("Everything runs, after %s s.".formatted(seconds(startUp))));
    Console.line("");
    announcement.printAddresses();
    announcement.printTrial();
    Console.line("");
    Console.line("Not all of AWS is enforced here: docs/local-cloud.md says what is not.");
    Console.line("Changed templates, artifacts and sites are taken up. Ctrl-C stops it.");
    Console.line("");
  }

  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }

  private void printAddresses() {
    var address = cloud.viewers().address();
    line("Application", Style.STRONG.of(address + "/"));
    printProtocols();
    line("Requests, routes", address + LocalPage.PATH);
    var name = "Function URLs";
    for (var url : urls) {
      line(name, "%-12s %s".formatted(label(url), cloud.addressOf(url)));
      name = "";
    }
    options.state().ifPresent(folder -> line("Credentials", credentials(folder)));
    line(
        "Tables", options.data().map(Path::toString).orElse("in memory; --data FOLDER keeps them"));
  }

  private void printProtocols() {
    var certificate = cloud.viewers().certificate();
    if (certificate.isEmpty()) {
      line("HTTP, not HTTPS", "plain HTTP counts as the HTTPS that CloudFront insists on (--http)");
      return;
    }
    line("Certificate", certificate.get() + " (of this machine: trust it, or pass the warning)");
    line(
        "Plain HTTP",
        cloud.viewers().plainAddress() + "/ (as each behaviour has it; --http lets all in)");
  }

  private static String credentials(Path folder) {
    return folder.resolve("credentials") + " (a profile for each role)";
  }

  private static void line(String name, String value) {
    Console.line("  %-17s %s".formatted(name, value));
  }

  private static String label(FunctionUrl url) {
    return url.function().configuration().label();
  }

  /** The same call, past CloudFront and through it. */
  private void printTrial() {
    urls.stream()
        .flatMap(url -> simpleRoute(url).stream().map(path -> new Trial(url, path)))
        .findFirst()
        .ifPresent(
            trial -> {
              Console.line("");
              line("Refused with 403", "curl -i " + cloud.addressOf(trial.url()));
              line("Signed, 200", "curl -i " + trust() + cloud.viewers().address() + trial.path());
            });
  }

  private String trust() {
    return cloud.viewers().certificate().map(file -> "--cacert " + file + " ").orElse("");
  }

  private record Trial(FunctionUrl url, String path) {}

  /** A path that leads to the function URL by a GET without anything to fill in. */
  private Optional<String> simpleRoute(FunctionUrl url) {
    return cloud.deployment().distribution().behaviors().stream()
        .filter(behavior -> behavior.origin().domainName().equals(url.host()))
        .filter(behavior -> !behavior.allowedMethods().contains("POST"))
        .map(Behavior::pattern)
        .filter(PathPattern::isLiteral)
        .map(PathPattern::toString)
        .findFirst();
  }
}
