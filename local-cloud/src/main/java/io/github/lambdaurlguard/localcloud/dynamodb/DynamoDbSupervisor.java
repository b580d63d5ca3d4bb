package io.github.lambdaurlguard.localcloud.dynamodb;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Keeps a process of DynamoDB Local running from its start: when it ends, another takes its place.
 */
final class DynamoDbSupervisor implements AutoCloseable {
  /**
   * What is run.
   *
   * @param command the command line of each process
   * @param keepsData whether a process finds the tables of the one before it
   * @param secret what it asks of its callers
   */
  record Program(Supplier<List<String>> command, boolean keepsData, String secret) {}

  /**
   * The time of one process.
   *
   * @param number which process it is
   * @param port where it listens, once it is prepared; fails when there will be no process
   * @param end when another takes its place; fails when none will
   */
  record Lifetime(int number, CompletableFuture<Integer> port, CompletableFuture<Void> end) {
    Lifetime(int number) {
      this(number, new CompletableFuture<>(), new CompletableFuture<>());
    }
  }

  private final Console console;
  private final Program program;
  private final IntConsumer preparation;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("supervisor of DynamoDB Local").unstarted(this::run);
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile Lifetime current = new Lifetime(1);

  /**
   * Nothing runs yet.
   *
   * @param preparation what has to be done at the port of a process before anybody else uses it
   */
  DynamoDbSupervisor(Console console, Program program, IntConsumer preparation) {
    this.console = console;
    this.program = program;
    this.preparation = preparation;
  }

  /** Starts a process, without waiting for it, unless that was done before. */
  void start() {
    if (started.compareAndSet(false, true)) {
      thread.start();
    }
  }

  boolean isStarted() {
    return started.get();
  }

  /** The process that is, or will be. */
  Lifetime current() {
    return current;
  }

  private void run() {
    try {
      // Another takes the place of one that served; one that did not is tried once more.
      for (var failures = 0; failures < 2; ) {
        failures = served() ? 0 : failures + 1;
      }
      console.problem("DynamoDB Local is not started any more: start the local cloud again");
      giveUp("DynamoDB Local does not stay alive");
    } catch (InterruptedException e) {
      giveUp("the local cloud is stopping");
    }
  }

  /** Runs a process from its start to its end. Returns whether it served in between. */
  private boolean served() throws InterruptedException {
    try (var process = new DynamoDbProcess(console, program.command().get(), program.secret())) {
      var port = process.awaitPort();
      preparation.accept(port);
      current.port().complete(port);
      var status = process.awaitEnd();
      replace();
      console.problem(
          "DynamoDB Local ended with status %d and is started again: ".formatted(status)
              + (program.keepsData()
                  ? "its tables are as they were"
                  : "what was written to its tables is lost, and --data FOLDER would have kept"
                      + " it"));
      return true;
    } catch (IOException | RuntimeException e) {
      console.problem("DynamoDB Local did not start: " + e.getMessage());
      return false;
    }
  }

  private void replace() {
    var over = current;
    current = new Lifetime(over.number() + 1);
    over.end().complete(null);
  }

  /** Tells all who wait for this process or the next one that they wait in vain. */
  private void giveUp(String reason) {
    var failure = new IOException(reason);
    current.port().completeExceptionally(failure);
    current.end().completeExceptionally(failure);
  }

  /** Ends the process and starts no other. */
  @Override
  public void close() {
    // What was never started is not started any more.
    if (started.compareAndSet(false, true)) {
      giveUp("the local cloud is stopping");
      return;
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
