package io.github.lambdaurlguard.localcloud.innerloop;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.io.IOException;
import java.util.List;

/** A command that builds what the compiler alone cannot, such as the signer. */
final class BuildCommand {
  private final Console console;
  private final String command;

  BuildCommand(Console console, String command) {
    this.console = console;
    this.command = command;
  }

  /** Runs it to its end. */
  void run() {
    console.line("Running " + command);
    try {
      var process =
          new ProcessBuilder(List.of(command.split(" "))).redirectErrorStream(true).start();
      try (var output = process.inputReader()) {
        output.lines().forEach(line -> console.line("build", line));
      }
      if (process.waitFor() != 0) {
        console.problem("%s failed: the old code keeps running.".formatted(command));
      }
    } catch (IOException e) {
      console.problem("%s cannot be run: %s".formatted(command, e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
