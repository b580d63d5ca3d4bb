package io.github.lambdaurlguard.localcloud.process;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Stops processes and lets them go on, with the signals that POSIX has for it.
 *
 * <p>A stopped process cannot notice that the local cloud has ended. A shell that waits for the end
 * of its standard input does, however the local cloud ends, and lets all of them go on.
 */
public final class Freezer implements AutoCloseable {
  private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");
  private static final int SIGCONT = MAC ? 19 : 18;
  private static final int SIGSTOP = MAC ? 17 : 19;

  /** Continuing a process that is not stopped does nothing, so that a reused number is harmless. */
  private static final String THAW_ALL_AT_THE_END =
      "trap '' INT TERM HUP; all=; while read -r pid; do all=\"$all $pid\"; done;"
          + " for pid in $all; do kill -CONT \"$pid\" 2>/dev/null; done";

  private static final MethodHandle KILL = kill();

  private final Console console;
  private final Process watcher;
  private final BufferedWriter watched;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("freezer").factory());

  private Freezer(Console console, Process watcher) {
    this.console = console;
    this.watcher = watcher;
    this.watched = watcher.outputWriter();
  }

  // Java sends no signals but those that end a process, and a program for each would cost more time
  // than most invocations take.
  @SuppressWarnings("restricted")
  private static MethodHandle kill() {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("kill"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  }

  /** Starts the shell that watches for the local cloud's end. */
  public static Freezer start(Console console) {
    try {
      return new Freezer(
          console,
          ChildProcess.secluded(List.of("/bin/sh", "-c", THAW_ALL_AT_THE_END), Map.of())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new IllegalStateException("/bin/sh could not be started", e);
    }
  }

  /** Makes known a process that will be frozen. */
  public void watch(Process process) {
    synchronized (watched) {
      try {
        watched.write(process.pid() + "\n");
        watched.flush();
      } catch (IOException e) {
        console.problem(
            "process %d would stay behind, stopped, if the local cloud were killed: %s"
                .formatted(process.pid(), e.getMessage()));
      }
    }
  }

  /** Does something short in a while, unless the freezer is closed before. */
  public void after(Duration time, Runnable action) {
    try {
      var _ = clock.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      // All processes end.
    }
  }

  /** The process uses no more time until it is thawed. It can still be killed. */
  public void freeze(Process process) {
    signal(process, SIGSTOP);
  }

  public void thaw(Process process) {
    signal(process, SIGCONT);
  }

  private static void signal(Process process, int signal) {
    if (process == null || !process.isAlive()) {
      return;
    }
    try {
      // A process that ends at this moment is no longer there, which is as well.
      var _ = (int) KILL.invokeExact((int) process.pid(), signal);
    } catch (Throwable e) {
      throw new IllegalStateException("signal %d cannot be sent".formatted(signal), e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      watched.close();
    } catch (IOException e) {
      watcher.destroyForcibly();
    }
  }
}
