package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.process.AotCache;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The AOT cache of this very program. The script that starts it names the file twice: to the JVM
 * ({@code -XX:AOTCache}), which uses it if it fits jar, libraries and JVM, and to this class, which
 * makes it in a {@linkplain TrainingRun training run} if it does not.
 *
 * @see AotCache
 */
final class OwnAotCache implements AutoCloseable {
  /** The file; without the property there is no cache. */
  private static final String PROPERTY = "local-cloud.aot";

  private static final String TRAINING = PROPERTY + ".training";

  /** What the scripts give the JVM: a cache fits only JVMs with the same collector. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmn96m",
          "-XX:SurvivorRatio=1",
          "-XX:InlineSmallCode=500",
          "--sun-misc-unsafe-memory-access=allow");

  /** In seconds: whoever has just started the local cloud has something to try. */
  private static final Duration BEFORE_TRAINING =
      Duration.ofSeconds(Integer.getInteger(PROPERTY + ".pause", 30));

  private final Path file;
  private final List<String> arguments;
  private final Thread thread = Thread.ofVirtual().name("training run").unstarted(this::run);
  private volatile Process process;

  private OwnAotCache(Path file, List<String> arguments) {
    this.file = file;
    this.arguments = arguments;
  }

  /** The cache, if the script that started this program names one. */
  static Optional<OwnAotCache> of(String... arguments) {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(file -> new OwnAotCache(Path.of(file), List.of(arguments)));
  }

  /** Whether this process is the training run of another. */
  static boolean isTraining() {
    return Boolean.getBoolean(TRAINING);
  }

  /** Makes the cache in the background, unless it is there and fits. */
  void train() {
    thread.start();
  }

  private void run() {
    try {
      if (!fits() && Files.isWritable(file.toAbsolutePath().getParent())) {
        Thread.sleep(BEFORE_TRAINING);
        trainNow();
      }
    } catch (IOException _) {
      // There is no cache then, which costs time and nothing else.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean fits() throws IOException {
    return Files.exists(file)
        && Files.exists(jvmFile())
        && Files.readString(jvmFile()).equals(jvm())
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(Path.of(jar()))) > 0;
  }

  private void trainNow() throws IOException, InterruptedException {
    var output = sibling(".%d.next".formatted(ProcessHandle.current().pid()));
    var command = new ArrayList<>(List.of("nice"));
    command.add(Installation.javaProgram());
    command.addAll(JVM_OPTIONS);
    command.addAll(AotCache.training(output));
    command.add("-D" + TRAINING + "=true");
    command.addAll(List.of("-jar", jar()));
    command.addAll(arguments);
    process = ChildProcess.start(command, System.getenv(), _ -> {});
    if (process.waitFor() == 0) {
      Files.writeString(jvmFile(), jvm());
      Files.move(output, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static String jar() {
    return System.getProperty("java.class.path");
  }

  private static String jvm() {
    return System.getProperty("java.vm.version");
  }

  private Path jvmFile() {
    return sibling(".jvm");
  }

  private Path sibling(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** Ends the training run, whose cache is not made then. */
  @Override
  public void close() {
    thread.interrupt();
    var running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }
}
