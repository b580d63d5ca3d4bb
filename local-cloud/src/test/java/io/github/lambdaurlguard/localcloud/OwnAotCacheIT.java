package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AOT cache of the local cloud's own process, which it makes for the next start. */
class OwnAotCacheIT {
  /** A JVM that cannot use its cache ends with it. */
  private static final String OR_NOT_AT_ALL = "-XX:AOTMode=on";

  @TempDir private Path folder;
  private Workspace workspace;
  private Path cache;
  private Path jar;

  /** A jar of its own, beside which stands what the other has beside it. */
  @BeforeEach
  void install() throws IOException {
    workspace = Workspace.in(folder);
    cache = folder.resolve("local-cloud.aot");
    var built = LocalCloudProcess.JAR.toAbsolutePath();
    jar = built.resolveSibling("copy-of-local-cloud.jar");
    Files.copy(built, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  @AfterEach
  void uninstall() throws IOException {
    Files.delete(jar);
  }

  @Test
  void secondStart_usesWhatTheFirstMade_untilTheJarChanges() throws Exception {
    try (var first = start("-Dlocal-cloud.aot=" + cache)) {
      await(() -> Files.exists(cache));
      assertThat(first.output()).doesNotContain("[aot", "[cds");
    }

    start("-XX:AOTCache=" + cache, OR_NOT_AT_ALL).close();

    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(2)));
    try (var refused = launch("-XX:AOTCache=" + cache, OR_NOT_AT_ALL)) {
      assertThat(refused.awaitExit()).isNotZero();
    }
    start("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off").close();
  }

  @Test
  void end_endsTheTrainingRunToo() throws Exception {
    var cloud = start("-Dlocal-cloud.aot=" + cache);
    await(() -> cloud.children().stream().anyMatch(OwnAotCacheIT::isTraining));
    var children = cloud.children();

    cloud.close();

    await(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(cache).doesNotExist();
  }

  @Test
  void folderThatCannotBeWritten_meansNoTraining() throws Exception {
    try (var cloud = start("-Dlocal-cloud.aot=/proc/self/local-cloud.aot")) {
      cloud.awaitOutput("Everything runs", 1);
      Thread.sleep(Duration.ofSeconds(3));

      assertThat(cloud.children()).noneMatch(OwnAotCacheIT::isTraining);
    }
  }

  private static boolean isTraining(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("local-cloud.aot.training"))
        .isPresent();
  }

  private LocalCloudProcess launch(String... options) throws IOException {
    var all = Stream.concat(Stream.of("-Dlocal-cloud.aot.pause=1"), Stream.of(options)).toList();
    return LocalCloudProcess.launch(folder, jar, all, workspace.arguments());
  }

  private LocalCloudProcess start(String... options) throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("state/addresses.properties"));
    return launch(options).awaitService();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    var limit = Instant.now().plusSeconds(240); // It is niced.
    while (!condition.call()) {
      assertThat(Instant.now()).isBefore(limit);
      Thread.sleep(Duration.ofMillis(50));
    }
  }
}
