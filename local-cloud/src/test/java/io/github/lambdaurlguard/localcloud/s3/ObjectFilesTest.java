package io.github.lambdaurlguard.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectFilesTest {
  private final ObjectFiles objects = new ObjectFiles();

  @Test
  void unchangedFile_isReadOnce(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("a.txt"), "first");

    var object = objects.read(file);

    assertThat(object.entityTag()).isEqualTo("\"8b04d5e3775d298e78455efc5ca404d5\"");
    assertThat(objects.read(file)).isSameAs(object);
  }

  @Test
  void changedFile_isReadAgain(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("a.txt"), "first");
    var first = objects.read(file);

    Files.writeString(file, "other");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

    assertThat(objects.read(file).content().text()).isEqualTo("other");
    assertThat(objects.read(file).entityTag()).isNotEqualTo(first.entityTag());
  }

  @Test
  void fileThatReplacedAnotherOfItsSizeAndTime_isReadAgain(@TempDir Path folder)
      throws IOException {
    var file = Files.writeString(folder.resolve("a.txt"), "first");
    objects.read(file);

    var next = Files.writeString(folder.resolve("b.txt"), "other");
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
    Files.delete(file);
    Files.move(next, file);

    assertThat(objects.read(file).content().text()).isEqualTo("other");
  }
}
