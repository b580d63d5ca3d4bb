package io.github.lambdaurlguard.localcloud.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts processes with an environment of their own whose output is read line by line. */
public final class ChildProcess {
  private ChildProcess() {}

  /**
   * Starts a process.
   *
   * @param environment all variables of the process: it inherits none
   * @param output receives the lines of its standard output and error
   * @throws IOException if the program cannot be started
   */
  public static Process start(
      List<String> command, Map<String, String> environment, Consumer<String> output)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    // Not a virtual thread: reading a pipe blocks the carrier that all virtual threads share.
    Thread.ofPlatform()
        .daemon()
        .name("output of process " + process.pid())
        .start(() -> process.inputReader().lines().forEach(output));
    return process;
  }
}
