package io.github.lambdaurlguard.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** How a command ended, and what it printed, errors included. */
record Run(int status, String output) {

  /** Runs a command to its end. */
  static Run of(ProcessBuilder command) throws IOException, InterruptedException {
    var process = command.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), output);
  }
}
