package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.Console.Style;
import io.github.lambdaurlguard.localcloud.localpage.LocalPage;
import io.github.lambdaurlguard.localcloud.run.Addresses;
import io.github.lambdaurlguard.localcloud.run.RunSettings;
import java.nio.file.Path;

/** What the person reads when everything runs. */
final class Announcement {
  private final Addresses addresses;
  private final RunSettings settings;

  private Announcement(Addresses addresses, RunSettings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  /**
   * Prints it.
   *
   * @param startUp how long the start took
   */
  static void print(Addresses addresses, RunSettings settings, String startUp) {
    var announcement = new Announcement(addresses, settings);
    Console.line("");
    Console.line(Style.GOOD.of("Everything runs, after %s.".formatted(startUp)));
    Console.line("");
    announcement.printAddresses();
    announcement.printTrial();
    Console.line("");
    Console.line("Not all of AWS is enforced here: docs/local-cloud.md says what is not.");
    Console.line("Changed templates, artifacts and sites are taken up. Ctrl-C stops it.");
    Console.line("");
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

  private void printProtocols() {
    if (addresses.certificate().isEmpty()) {
      line("HTTP, not HTTPS", "plain HTTP counts as the HTTPS that CloudFront insists on (--http)");
      return;
    }
    line(
        "Certificate",
        addresses.certificate().get() + " (of this machine: trust it, or pass the warning)");
    line(
        "Plain HTTP",
        addresses.plainDistribution() + "/ (as each behaviour has it; --http lets all in)");
  }

  private static String credentials(Path folder) {
    return folder.resolve("credentials") + " (a profile for each role)";
  }

  private static void line(String name, String value) {
    Console.line("  %-17s %s".formatted(name, value));
  }

  /** The same call, past CloudFront and through it. */
  private void printTrial() {
    addresses.functionUrls().stream()
        .filter(url -> url.path().isPresent())
        .findFirst()
        .ifPresent(
            url -> {
              Console.line("");
              line("Refused with 403", "curl -i " + url.address());
              line(
                  "Signed, 200",
                  "curl -i " + trust() + addresses.distribution() + url.path().orElseThrow());
            });
  }

  private String trust() {
    return addresses.certificate().map(file -> "--cacert " + file + " ").orElse("");
  }
}
