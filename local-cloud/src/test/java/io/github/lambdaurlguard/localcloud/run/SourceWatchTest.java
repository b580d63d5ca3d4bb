package io.github.lambdaurlguard.localcloud.run;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWatchTest {
  private static final int SOON_SECONDS = 15;

  /** Longer than what the watch waits for a file to rest. */
  private static final int REST_MS = 2500;

  private final BlockingQueue<Set<Path>> told = new LinkedBlockingQueue<>();
  @TempDir private Path folder;
  private Path template;
  private Path jar;
  private Path site;
  private SourceWatch watch;

  @BeforeEach
  void start() throws IOException {
    template = Files.writeString(folder.resolve("stack.yaml"), "Resources: {}");
    jar = Files.write(folder.resolve("functions.jar"), archive("one"));
    site = Files.createDirectory(folder.resolve("site"));
    watch = new SourceWatch(QUIET, () -> Set.of(template, jar, site), told::add).start();
  }

  @AfterEach
  void stop() {
    watch.close();
  }

  @Test
  void changedFile_isTold() throws Exception {
    Files.writeString(template, "Resources: {A: 1}");

    assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).containsExactly(template);
  }

  @Test
  void builtFile_isToldWithoutARest() throws Exception {
    var rest = Duration.ofHours(1);
    try (var patient = new SourceWatch(QUIET, () -> Set.of(jar), told::add, rest).start()) {
      watch.close();
      Files.write(jar, archive("built"));
      patient.built();

      assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).containsExactly(jar);
    }
  }

  @Test
  void changeBeforeTheStart_isTold() throws Exception {
    try (var late = new SourceWatch(QUIET, () -> Set.of(template), told::add)) {
      watch.close();
      Files.writeString(template, "Resources: {B: 1}");
      late.start();

      assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).containsExactly(template);
    }
  }

  @Test
  void changeRightAfterTheStart_isTold() throws Exception {
    Set<Path> paths = new CopyOnWriteArraySet<>();
    try (var late = new SourceWatch(QUIET, () -> paths, told::add)) {
      watch.close();
      paths.add(jar);
      late.start();
      Files.write(jar, archive("early"));

      assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).containsExactly(jar);
    }
  }

  @Test
  void fileInAFolder_isToldAsTheFolder() throws Exception {
    Files.writeString(site.resolve("index.html"), "new");

    assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).containsExactly(site);
  }

  @Test
  void fileThatWasWrittenAsItWas_isNotTold() throws Exception {
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(told.poll(REST_MS, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void archive_isToldWhenItIsWholeAndOnce() throws Exception {
    var bytes = archive("two");
    Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(told.poll(REST_MS, TimeUnit.MILLISECONDS)).isNull();
    Files.write(jar, bytes);

    assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).containsExactly(jar);
    assertThat(told.poll(REST_MS, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void archiveThatABuildRemoved_isToldWhenItIsBack() throws Exception {
    Files.delete(jar);
    assertThat(told.poll(REST_MS, TimeUnit.MILLISECONDS)).isNull();
    Files.write(jar, archive("three"));

    assertThat(told.poll(SOON_SECONDS, TimeUnit.SECONDS)).containsExactly(jar);
  }

  private static byte[] archive(String entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(new byte[100]);
    }
    return bytes.toByteArray();
  }
}
