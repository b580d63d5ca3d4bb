package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.artifact.Manifest;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** bin/manifest. */
@Command(
    name = "bin/manifest",
    synopsisHeading = "usage: ",
    customSynopsis = "bin/manifest [--sha256]",
    description =
        "Prints the SHA-256 of each file that a deployment uses: what was built, the commands, the"
            + " smoke tests, and the templates.")
final class ManifestCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--sha256",
      description =
          "print one hash of those lines, which identifies a build: bin/deploy --manifest-sha256"
              + " accepts nothing else")
  private boolean sha256;

  @Option(names = "--help", usageHelp = true, description = "show this")
  @SuppressWarnings("unused") // picocli looks at the option itself.
  private boolean help;

  ManifestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      var manifest = Manifest.ofBuild();
      console.print(sha256 ? manifest.sha256() + "\n" : String.join("\n", manifest.lines()) + "\n");
      return 0;
    } catch (UncheckedIOException e) {
      throw Failure.of("not all is built: %s", e.getCause().getMessage());
    }
  }
}
