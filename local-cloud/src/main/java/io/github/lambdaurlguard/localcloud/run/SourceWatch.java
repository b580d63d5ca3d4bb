package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells when files and folders have changed and are whole again. It looks at them twice a second:
 * the events of operating systems differ, come late on some, and get lost.
 */
public final class SourceWatch implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  /** A build writes for seconds: only what has rested that long is looked at. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** How long an archive may stay half written, or a file away, before that counts as a change. */
  private static final Duration BUILD_LIMIT = Duration.ofSeconds(60);

  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private final Console console;
  private final Supplier<Set<Path>> paths;
  private final Consumer<Set<Path>> changed;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("source watch").unstarted(this::watch);
  private Map<Path, String> contents;
  private Map<Path, String> stamps;
  private final Duration quiet;
  private final Semaphore builds = new Semaphore(0);
  private long restingSince = System.nanoTime();
  private boolean settled = true;

  /**
   * Remembers what there is now; a path that comes later counts from the start.
   *
   * @param paths what to watch, asked again each time
   * @param changed gets the paths whose content is another than before, on one thread
   */
  public SourceWatch(Console console, Supplier<Set<Path>> paths, Consumer<Set<Path>> changed) {
    this(console, paths, changed, QUIET);
  }

  SourceWatch(
      Console console, Supplier<Set<Path>> paths, Consumer<Set<Path>> changed, Duration quiet) {
    this.quiet = quiet;
    this.console = console;
    this.paths = paths;
    this.changed = changed;
    contents = Sources.contents(paths.get());
    stamps = Sources.stamps(paths.get());
  }

  /** Begins to watch. What has changed since the construction is told, too. */
  public SourceWatch start() {
    var now = new HashMap<>(Sources.contents(paths.get()));
    now.putAll(contents);
    contents = now;
    thread.start();
    return this;
  }

  private void watch() {
    try {
      while (true) {
        var isBuilt = builds.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        look(isBuilt ? Duration.ZERO : quiet);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A build is over: what it has written is to be looked at now. */
  void built() {
    builds.release();
  }

  private void look(Duration rest) {
    var watched = paths.get();
    var now = Sources.stamps(watched);
    if (!now.equals(stamps)) {
      stamps = now;
      settled = false;
      restingSince = System.nanoTime();
    }
    if (settled || !rested(rest) || !(Sources.areWhole(watched) || rested(BUILD_LIMIT))) {
      return;
    }
    settled = true;
    tell(Sources.contents(watched));
  }

  private boolean rested(Duration time) {
    return System.nanoTime() - restingSince >= time.toNanos();
  }

  private void tell(Map<Path, String> now) {
    var different =
        now.keySet().stream()
            .filter(path -> contents.containsKey(path))
            .filter(path -> !now.get(path).equals(contents.get(path)))
            .collect(Collectors.toSet());
    contents = now;
    if (different.isEmpty()) {
      return;
    }
    try {
      changed.accept(different);
    } catch (RuntimeException e) {
      console.fault("reloading", e);
    }
  }

  /** Stops watching, and waits until nothing is told any more. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(END_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
