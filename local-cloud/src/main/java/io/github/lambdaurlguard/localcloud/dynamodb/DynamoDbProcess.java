package io.github.lambdaurlguard.localcloud.dynamodb;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of DynamoDB Local, from its start to its end. */
final class DynamoDbProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  private static final String PORT_LINE = "port=";
  private static final int OUTPUT_LINES_KEPT = 20;

  private final Console console;
  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Deque<String> output = new ArrayDeque<>();

  /**
   * Starts the process without waiting for it.
   *
   * @param secret what it asks of all who call it; it learns it by a pipe that nobody else reads
   * @throws IOException if the program cannot be started
   */
  DynamoDbProcess(Console console, List<String> command, String secret) throws IOException {
    this.console = console;
    process = ChildProcess.start(command, Map.of("TZ", "UTC"), this::readOutput);
    var _ =
        process.onExit().thenAccept(_ -> port.completeExceptionally(new IOException("it ended")));
    tell(secret);
  }

  // Its pipe stays open: the end of the pipe is the end of the process.
  @SuppressWarnings("resource")
  private void tell(String secret) {
    try {
      var pipe = process.outputWriter(StandardCharsets.US_ASCII);
      pipe.write(secret + "\n");
      pipe.flush();
    } catch (IOException e) {
      // A process that has ended is found out by its missing port.
    }
  }

  /**
   * Waits until the process listens.
   *
   * @return the port, on loopback
   * @throws IOException if it ended, or took too long; the console shows what it wrote then
   */
  int awaitPort() throws IOException, InterruptedException {
    try {
      return port.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      showOutput();
      throw new IOException(
          process.isAlive()
              ? "it does not listen after %d s".formatted(START_LIMIT.toSeconds())
              : "it ended with status %d before it listened".formatted(process.exitValue()),
          e);
    }
  }

  /** Lets the process end by itself, and waits until it has. */
  void finish() throws IOException, InterruptedException {
    process.outputWriter(StandardCharsets.US_ASCII).close();
    process.waitFor();
  }

  /** Waits until the process ends, shows what it wrote, and returns its status. */
  int awaitEnd() throws InterruptedException {
    process.waitFor();
    showOutput();
    return process.exitValue();
  }

  private void readOutput(String line) {
    if (line.startsWith(PORT_LINE)) {
      port.complete(Integer.parseInt(line.substring(PORT_LINE.length())));
      return;
    }
    synchronized (output) {
      if (output.size() == OUTPUT_LINES_KEPT) {
        output.removeFirst();
      }
      output.addLast(line);
    }
  }

  private void showOutput() {
    synchronized (output) {
      output.forEach(line -> console.line("DynamoDB Local", line));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
