package io.github.lambdaurlguard.localcloud.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
  private final RunFolder folder = RunFolder.create();

  @TempDir private Path elsewhere;

  @AfterEach
  void close() {
    if (Files.exists(folder.path())) {
      folder.close();
    }
  }

  @Test
  void copy_doesNotChangeWithItsOriginal() throws IOException {
    var original = Files.writeString(elsewhere.resolve("f.jar"), "first");

    var copy = folder.copy(original);
    Files.writeString(original, "second");

    assertThat(copy).startsWith(folder.path()).hasFileName("f.jar").hasContent("first");
  }

  @Test
  void filesOfOneName_haveCopiesOfTheirOwn() throws IOException {
    var one = Files.writeString(Files.createDirectory(elsewhere.resolve("1")).resolve("f"), "1");
    var two = Files.writeString(Files.createDirectory(elsewhere.resolve("2")).resolve("f"), "2");

    assertThat(folder.copy(one)).hasContent("1");
    assertThat(folder.copy(two)).hasContent("2");
  }

  @Test
  void zip_isUnpackedWithItsFolders() throws IOException {
    var zip = zip("index.js", "lib/", "lib/deep/a.js");

    var unpacked = folder.unzip(zip, "code");

    assertThat(unpacked.resolve("index.js")).hasContent("index.js");
    assertThat(unpacked.resolve("lib/deep/a.js")).hasContent("lib/deep/a.js");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.js", "lib/../../outside.js", "../code-2/outside.js"})
  void zipEntryThatLeadsOutside_isRefused(String name) throws IOException {
    var zip = zip(name);

    assertThatThrownBy(() -> folder.unzip(zip, "code"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(name);
    assertThat(folder.path()).isDirectoryNotContaining("glob:**outside.js");
  }

  @Test
  void close_leavesNothing() throws IOException {
    folder.write("a/b/c.txt", "text");
    folder.unzip(zip("lib/a.js"), "code");

    folder.close();

    assertThat(folder.path()).doesNotExist();
  }

  private Path zip(String... names) throws IOException {
    var file = elsewhere.resolve("code.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(name.getBytes(UTF_8));
        }
      }
    }
    return file;
  }
}
