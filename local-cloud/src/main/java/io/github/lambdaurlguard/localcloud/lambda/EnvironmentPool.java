package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The execution environments of one version of a function: a new one for each invocation that finds
 * none idle, up to what the machine bears.
 */
final class EnvironmentPool implements AutoCloseable {
  private static final int CLOSED_CHECK_SECONDS = 1;

  /** Where environments begin and end. */
  interface Launcher {
    /** How many environments a version of a function has at most. */
    int limit(Worker worker);

    /** Whether the machine has time for one more environment beside so many of a version. */
    boolean bearsMoreThan(int environments);

    /** Starts an environment, without waiting for it. */
    ExecutionEnvironment launch(Worker worker);

    /** Ends an environment, whatever it is doing. */
    void end(ExecutionEnvironment environment);
  }

  private final Console console;
  private final Worker worker;
  private final Launcher launcher;

  /** Idle ones, the one used last in front, so that those at the end become superfluous. */
  private final BlockingDeque<ExecutionEnvironment> idle = new LinkedBlockingDeque<>();

  private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger starting = new AtomicInteger();

  /** Completes once an environment has started, or has failed to. */
  private final CompletableFuture<Void> tried = new CompletableFuture<>();

  /** Why the newest environment did not start; empty if it did. */
  private volatile Optional<String> startFailure = Optional.empty();

  private boolean saidThatItIsFull;
  private volatile boolean closed;

  EnvironmentPool(Console console, Worker worker, Launcher launcher) {
    this.console = console;
    this.worker = worker;
    this.launcher = launcher;
  }

  Worker worker() {
    return worker;
  }

  /** Where what goes wrong with the version is told. */
  Console console() {
    return console;
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Starts an environment, unless there has been one, and waits until it has started or has failed
   * to.
   */
  void initialise() throws InterruptedException {
    if (!tried.isDone()) {
      launchFirst();
    }
    try {
      tried.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an attempt to start is never exceptional", e);
    }
  }

  /** Why the newest environment did not start; empty if it did, or none was started yet. */
  Optional<String> startFailure() {
    return startFailure;
  }

  /** Starts an environment without waiting for it, unless there is one. */
  synchronized void launchFirst() {
    if (all.isEmpty()) {
      launch();
    }
  }

  /**
   * Starts an environment without waiting for it, unless there are as many as there may be or as
   * the machine bears at this moment.
   */
  synchronized void launch() {
    if (closed) {
      return;
    }
    var limit = launcher.limit(worker);
    if (all.size() >= limit) {
      sayOnce(
          "all of its %d execution environments are busy, so invocations wait for one; Lambda would start more. Raise --max-environments if this machine can handle more."
              .formatted(limit));
      return;
    }
    if (!launcher.bearsMoreThan(all.size())) {
      sayOnce(
          "its %d execution environments are busy, and so are the processors of this machine, so invocations wait; Lambda would start more."
              .formatted(all.size()));
      return;
    }
    starting.incrementAndGet();
    var environment = launcher.launch(worker);
    all.add(environment);
    var _ = environment.initialised().whenComplete((_, _) -> started(environment));
  }

  private void started(ExecutionEnvironment environment) {
    starting.decrementAndGet();
    if (!closed) {
      startFailure = environment.initialisationFailure();
    }
    idle.addLast(environment);
    tried.complete(null);
  }

  /** Those who wait have an environment each, and one that is starting is one of them. */
  private synchronized void launchIfTooFewAreStarting() {
    if (starting.get() < waiting.get()) {
      launch();
    }
  }

  private void sayOnce(String whyInvocationsWait) {
    if (!saidThatItIsFull) {
      saidThatItIsFull = true;
      console.problem(worker.label() + ": " + whyInvocationsWait);
    }
  }

  /**
   * Waits for an environment that has started, or has failed to. Whoever gets it gives it back.
   *
   * @return empty when the local cloud is stopping
   */
  Optional<ExecutionEnvironment> take() throws InterruptedException {
    waiting.incrementAndGet();
    try {
      while (!closed) {
        var environment = idle.pollFirst();
        if (environment == null) {
          environment = awaitIdle();
        }
        if (environment == null) {
          return Optional.empty();
        }
        if (environment.isUsable() || environment.initialisationFailure().isPresent()) {
          return Optional.of(environment);
        }
        discard(environment);
      }
      return Optional.empty();
    } finally {
      waiting.decrementAndGet();
    }
  }

  private ExecutionEnvironment awaitIdle() throws InterruptedException {
    ExecutionEnvironment environment = null;
    while (environment == null && !closed) {
      launchIfTooFewAreStarting();
      environment = idle.pollFirst(CLOSED_CHECK_SECONDS, TimeUnit.SECONDS);
    }
    return environment;
  }

  /** An environment that still works will be used again; one that does not is replaced. */
  void giveBack(ExecutionEnvironment environment) {
    if (environment.isUsable()) {
      idle.addFirst(environment);
      return;
    }
    discard(environment);
    launchIfTooFewAreStarting();
  }

  /**
   * Ends environments that have had nothing to do for so long, and snapshots that were not restored
   * for so long, which Lambda would keep: they cost as much memory here as any other.
   */
  void reap(Duration idleTime) {
    for (var environment : idle) {
      if (environment.idleTime().compareTo(idleTime) > 0 && idle.remove(environment)) {
        discard(environment);
        launchIfTooFewAreStarting();
      }
    }
  }

  private synchronized void discard(ExecutionEnvironment environment) {
    launcher.end(environment);
    all.remove(environment);
  }

  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(launcher::end);
    tried.complete(null);
  }
}
