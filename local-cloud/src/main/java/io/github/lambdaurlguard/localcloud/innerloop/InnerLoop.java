package io.github.lambdaurlguard.localcloud.innerloop;

import io.github.lambdaurlguard.localcloud.console.Causes;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.lambda.CompiledCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compiles the sources of functions as they are saved, into folders that stand for their jars. What
 * does not compile is told, and what ran before goes on.
 */
public final class InnerLoop implements AutoCloseable {
  /** What runs of the jars. */
  public interface Running {
    /** The files that functions were made of. */
    Set<Path> artifacts();

    /** Waits until no function initialises any more. */
    void awaitInitialisation() throws InterruptedException;

    /** Lets new code answer from now on, or tells why it does not. */
    void reload();

    /** Takes over the artifacts that a command has built. */
    void takeOver();
  }

  private static final Duration INTERVAL = Duration.ofMillis(150);
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private final Console console;
  private final JavaSources sources;
  private final RunFolder runFolder;
  private final CompiledCode compiled;
  private final Running running;
  private final Thread thread;
  private Map<Path, String> known;
  private Map<Path, String> seen;
  private int compilations;
  private volatile List<CompileProblem> problems = List.of();

  /** Remembers what the sources are now, to follow them from its start. */
  public InnerLoop(
      Console console,
      JavaSources sources,
      RunFolder runFolder,
      CompiledCode compiled,
      Running running) {
    this.console = console;
    this.sources = sources;
    this.runFolder = runFolder;
    this.compiled = compiled;
    this.running = running;
    this.thread = Thread.ofPlatform().daemon().name("inner loop").unstarted(this::watch);
    this.known = stamps();
    this.seen = known;
  }

  /** Begins to follow the sources. */
  public InnerLoop start() {
    thread.start();
    return this;
  }

  /** Why the newest sources do not run; nothing if they do. */
  public List<CompileProblem> problems() {
    return problems;
  }

  private void watch() {
    try {
      running.awaitInitialisation();
      warmUp();
      while (true) {
        Thread.sleep(INTERVAL);
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first compilation of a JVM takes several times as long as those that follow. */
  private void warmUp() {
    for (var jar : jars()) {
      var files = JarSources.of(jar, sources.folder()).files();
      if (!files.isEmpty()) {
        SourceCompiler.compile(files, classPath(jar), next().resolve("warm-up"));
      }
    }
  }

  /** Looks whether something was saved, and is not being written any more. */
  private void look() {
    var now = stamps();
    if (!now.equals(seen)) {
      seen = now;
      return;
    }
    if (now.equals(known)) {
      return;
    }
    var changed = changed(known, now);
    known = now;
    try {
      build(changed);
    } catch (UncheckedIOException | IllegalStateException e) {
      console.problem(Causes.of(e));
    } catch (RuntimeException e) {
      console.fault("compiling", e);
    }
  }

  private static Set<Path> changed(Map<Path, String> before, Map<Path, String> now) {
    var changed = new HashSet<Path>(before.keySet());
    changed.addAll(now.keySet());
    changed.removeIf(file -> now.getOrDefault(file, "").equals(before.getOrDefault(file, "")));
    return changed;
  }

  private void build(Set<Path> changed) {
    boolean isCompiled = false;
    for (var jar : jars()) {
      var ofJar = JarSources.of(jar, sources.folder());
      if (changed.stream().anyMatch(ofJar::has)) {
        if (!compile(jar, ofJar, changed)) {
          return;
        }
        isCompiled = true;
      }
    }
    if (isCompiled) {
      running.reload();
    }
    sources
        .commands()
        .forEach(
            (folder, command) -> {
              if (changed.stream().anyMatch(file -> file.startsWith(folder))) {
                new BuildCommand(console, command).run();
                running.takeOver();
              }
            });
  }

  private List<Path> jars() {
    return running.artifacts().stream()
        .filter(artifact -> artifact.toString().endsWith(".jar") && Files.exists(artifact))
        .sorted()
        .toList();
  }

  private boolean compile(Path jar, JarSources ofJar, Set<Path> changed) {
    var start = System.nanoTime();
    var folder = next();
    var found = SourceCompiler.compile(ofJar.files(), classPath(jar), folder);
    problems = found;
    if (!found.isEmpty()) {
      found.forEach(problem -> console.problem(problem.toString()));
      console.problem("Not compiled: the old code keeps running.");
      return false;
    }
    try {
      ofJar.complete(folder, sources.jars());
    } catch (IOException e) {
      throw new UncheckedIOException("the classes cannot be completed in " + folder, e);
    }
    compiled.put(jar, runFolder.path().relativize(folder).toString());
    console.line(
        "Compiled %s after %.1f s; it replaces %s until that is built."
            .formatted(
                names(changed),
                Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0,
                jar.getFileName()));
    return true;
  }

  private static String names(Set<Path> files) {
    return files.stream()
        .map(file -> file.getFileName().toString())
        .sorted()
        .reduce((first, second) -> first + ", " + second)
        .orElseThrow();
  }

  private List<Path> classPath(Path jar) {
    var classPath = new java.util.ArrayList<>(sources.jars());
    classPath.add(jar);
    return classPath;
  }

  private Path next() {
    compilations++;
    return runFolder.path().resolve("compiled").resolve(Integer.toString(compilations));
  }

  private Map<Path, String> stamps() {
    var stamps = new HashMap<Path, String>();
    try {
      Files.walkFileTree(
          sources.folder(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".java")) {
                stamps.put(file, attributes.size() + " " + attributes.lastModifiedTime());
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException _) {
      // A file that goes while it is looked at makes the next look differ.
      stamps.put(sources.folder(), Long.toString(System.nanoTime()));
    }
    return stamps;
  }

  /** Ends the watch. What was compiled goes with the folder for temporary files. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(END_LIMIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
