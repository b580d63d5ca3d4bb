package io.github.lambdaurlguard.localcloud.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts processes with an environment of their own, in which no identity of the host is found, and
 * whose output is read line by line.
 */
public final class ChildProcess {
  private ChildProcess() {}

  /**
   * Starts a process in the folder that this program runs in.
   *
   * @param environment the variables of the process: it inherits none
   * @param output receives the lines of its standard output and error
   * @throws IOException if the program cannot be started
   */
  public static Process start(
      List<String> command, Map<String, String> environment, Consumer<String> output)
      throws IOException {
    return start(command, Path.of("").toAbsolutePath(), environment, output);
  }

  /**
   * Starts a process.
   *
   * @param folder the folder that it runs in
   * @param environment the variables of the process: it inherits none
   * @param output receives the lines of its standard output and error
   * @throws IOException if the program cannot be started
   */
  public static Process start(
      List<String> command, Path folder, Map<String, String> environment, Consumer<String> output)
      throws IOException {
    var builder = secluded(command, environment).redirectErrorStream(true);
    var process = builder.directory(folder.toFile()).start();
    // Not a virtual thread: reading a pipe blocks the carrier that all virtual threads share.
    Thread.ofPlatform()
        .daemon()
        .name("output of process " + process.pid())
        .start(() -> read(process, output));
    return process;
  }

  private static void read(Process process, Consumer<String> output) {
    try (var reader = process.inputReader()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        output.accept(line);
      }
    } catch (IOException _) {
      // A process that is destroyed has its pipe closed in the middle of a read.
    }
  }

  /** A process to be, with an environment of its own. */
  public static ProcessBuilder secluded(List<String> command, Map<String, String> environment) {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(HostIdentities.hidden(environment));
    return builder;
  }
}
