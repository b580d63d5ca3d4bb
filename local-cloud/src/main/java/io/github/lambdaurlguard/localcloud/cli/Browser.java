package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The person's browser, as the system starts it. */
final class Browser {
  private Browser() {}

  /** Opens an address; where that is not possible, the console says so. */
  static void open(Console console, URI address) {
    var command = System.getProperty("os.name").startsWith("Mac") ? "open" : "xdg-open";
    try {
      new ProcessBuilder(List.of(command, address.toString()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      console.problem("--open: there is no %s here; open %s yourself".formatted(command, address));
    }
  }
}
