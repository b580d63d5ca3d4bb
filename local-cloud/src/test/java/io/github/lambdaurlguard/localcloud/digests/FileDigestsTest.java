package io.github.lambdaurlguard.localcloud.digests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {
  /** After this a file's hash is remembered. */
  private static final int SETTLED_MS = 1_100;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeAndWait() throws IOException, InterruptedException {
    file = Files.writeString(folder.resolve("code.jar"), "first");
    Thread.sleep(SETTLED_MS);
    assertHash("first");
    assertHash("first");
  }

  @Test
  void fileWrittenAgain_hasItsNewHash_alsoWithItsSizeAndTimeAsBefore() throws IOException {
    var time = Files.getLastModifiedTime(file);

    Files.writeString(file, "other");
    Files.setLastModifiedTime(file, time);

    assertHash("other");
  }

  @Test
  void fileReplacedByAnother_hasThatHash() throws IOException {
    var time = Files.getLastModifiedTime(file);
    var next = Files.writeString(folder.resolve("next.jar"), "other");
    Files.setLastModifiedTime(next, time);

    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);

    assertHash("other");
  }

  @Test
  void callerThatChangesTheHash_changesItForNobodyElse() throws IOException {
    FileDigests.sha256(file)[0]++;

    assertHash("first");
  }

  @Test
  void fileThatHasGone_isMissing() throws IOException {
    Files.delete(file);

    assertThatThrownBy(() -> FileDigests.sha256(file)).isInstanceOf(NoSuchFileException.class);
  }

  private void assertHash(String content) throws IOException {
    assertThat(HexFormat.of().formatHex(FileDigests.sha256(file)))
        .isEqualTo(HexFormat.of().formatHex(Digests.sha256(content.getBytes(UTF_8))));
  }
}
