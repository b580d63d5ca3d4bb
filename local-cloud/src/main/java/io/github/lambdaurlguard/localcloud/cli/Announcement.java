package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.Console.Style;
import io.github.lambdaurlguard.localcloud.localpage.LocalPage;
import io.github.lambdaurlguard.localcloud.run.Addresses;
import io.github.lambdaurlguard.localcloud.run.LocalCloud;
import io.github.lambdaurlguard.localcloud.run.RunSettings;
import io.github.lambdaurlguard.localcloud.template.Stack.Output;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the person reads when all addresses serve, and when everything runs. */
final class Announcement {
  private final Console console;
  private final Addresses addresses;
  private final RunSettings settings;

  private Announcement(Console console, Addresses addresses, RunSettings settings) {
    this.console = console;
    this.addresses = addresses;
    this.settings = settings;
  }

  /**
   * Prints it.
   *
   * @param startUp how long the start took
   */
  static void print(Console console, LocalCloud cloud, RunSettings settings, String startUp) {
    var announcement = new Announcement(console, cloud.addresses(), settings);
    console.line("");
    console.line(
        Style.GOOD.of(
            (settings.eager()
                    ? "Everything runs, after %s."
                    : "All addresses serve, after %s; functions are still starting.")
                .formatted(startUp)));
    console.line("");
    announcement.printAddresses();
    announcement.printOutputs(cloud.outputs());
    announcement.printTrial();
    console.line("");
    console.line("Not all of AWS is enforced here: docs/local-cloud-rules.md lists what is not.");
    console.line("Changed templates, artifacts and sites are reloaded. Ctrl-C stops it.");
    console.line("");
  }

  /**
   * Tells that everything runs.
   *
   * @param failing which functions do not; empty if all do
   * @param startUp how long the start took
   */
  static void end(Console console, Optional<String> failing, String startUp) {
    failing.ifPresentOrElse(
        functions -> console.problem("Not everything runs: %s.".formatted(functions)),
        () -> console.line(Style.GOOD.of("Everything runs, after %s.".formatted(startUp))));
  }

  private void printAddresses() {
    line("Application", Style.STRONG.of(addresses.distribution() + "/"));
    printProtocols();
    addresses.otherDistributions().forEach((id, address) -> line(id, address + "/"));
    line("Requests, routes", addresses.distribution() + LocalPage.PATH);
    var name = "Function URLs";
    for (var url : addresses.functionUrls()) {
      line(name, "%-12s %s".formatted(url.label(), url.address()));
      name = "";
    }
    settings.state().ifPresent(folder -> line("Credentials", credentials(folder)));
    line(
        "Tables",
        settings.data().map(Path::toString).orElse("in memory; --data FOLDER keeps them"));
  }

  /** Secrets are for the file of the state only. */
  private void printOutputs(Map<StackSettings, List<Output>> outputs) {
    outputs.forEach(
        (stack, ofStack) -> {
          var name = "Outputs";
          for (var output : ofStack) {
            line(
                name,
                "%s.%s = %s"
                    .formatted(
                        stack.stackName(),
                        output.key(),
                        output.isSecret() ? "****" : output.value()));
            name = "";
          }
        });
  }

  private void printProtocols() {
    if (addresses.certificate().isEmpty()) {
      line("HTTP, not HTTPS", "plain HTTP counts as the HTTPS that CloudFront requires (--http)");
      return;
    }
    line(
        "Certificate",
        addresses.certificate().get() + " (made on this machine: trust it, or accept the warning)");
    line(
        "Plain HTTP",
        addresses.plainDistribution()
            + "/ (as each behaviour allows; --http allows it everywhere)");
  }

  private static String credentials(Path folder) {
    return folder.resolve("credentials") + " (a profile for each role)";
  }

  private void line(String name, String value) {
    console.line("  %-17s %s".formatted(name, value));
  }

  /** The same call, past CloudFront and through it. */
  private void printTrial() {
    addresses.functionUrls().stream()
        .filter(url -> url.refusesUnsigned() && url.path().isPresent())
        .findFirst()
        .ifPresent(
            url -> {
              console.line("");
              line("Refused with 403", "curl -i " + url.address());
              line(
                  "Signed",
                  "curl -i " + trust() + addresses.distribution() + url.path().orElseThrow());
            });
  }

  private String trust() {
    return addresses.certificate().map(file -> "--cacert " + file + " ").orElse("");
  }
}
