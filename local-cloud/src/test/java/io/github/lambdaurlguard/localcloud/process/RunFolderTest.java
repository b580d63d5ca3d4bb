package io.github.lambdaurlguard.localcloud.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
  @TempDir private Path parent;

  @Test
  void scriptOfCommonJs_runsBelowAPackageOfModules() throws IOException, InterruptedException {
    Files.writeString(parent.resolve("package.json"), "{\"type\": \"module\"}");

    try (var folder = RunFolder.in(parent)) {
      var script = folder.write("code/script.js", "process.exit(require('os') ? 7 : 0);");
      var node = new ProcessBuilder("node", script.toString());

      assertThat(node.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor())
          .isEqualTo(7);
    }
  }

  @Test
  void copy_doesNotChangeWithItsOriginal() throws IOException {
    var original = Files.writeString(parent.resolve("f.jar"), "first");

    try (var folder = RunFolder.in(parent)) {
      folder.copy(original, "code/f.jar");
      Files.writeString(original, "second");

      assertThat(folder.path().resolve("code/f.jar")).hasContent("first");
    }
  }

  @Test
  void zip_isUnpackedWithItsFolders() throws IOException {
    var zip = zip("index.js", "lib/", "lib/deep/a.js");

    try (var folder = RunFolder.in(parent)) {
      folder.unzip(zip, "code");

      var code = folder.path().resolve("code");
      assertThat(code.resolve("index.js")).hasContent("index.js");
      assertThat(code.resolve("lib/deep/a.js")).hasContent("lib/deep/a.js");
    }
  }

  @Test
  void folder_isMadeForWhatIsWanted_orIfItIsEmptyInTheZip() throws IOException {
    var zip = zip("META-INF/", "META-INF/a.txt", "code/", "code/A.class", "data/", "lib/b.txt");

    try (var folder = RunFolder.in(parent)) {
      folder.unzip(zip, "code", entry -> !entry.endsWith(".class"));

      try (var files = Files.walk(folder.path().resolve("code"))) {
        assertThat(files.skip(1).map(folder.path().resolve("code")::relativize))
            .extracting(Path::toString)
            .containsExactlyInAnyOrder("META-INF", "META-INF/a.txt", "data", "lib", "lib/b.txt");
      }
    }
  }

  @Test
  void damagedEntry_isNamed() throws IOException {
    var zip = parent.resolve("code.zip");
    try (var stored = new ZipOutputStream(Files.newOutputStream(zip))) {
      stored.setLevel(Deflater.NO_COMPRESSION);
      stored.putNextEntry(new ZipEntry("config.txt"));
      stored.write("limit = 100".getBytes(UTF_8));
    }
    var bytes = new String(Files.readAllBytes(zip), ISO_8859_1);
    Files.writeString(zip, bytes.replace("limit = 100", "limit = 900"), ISO_8859_1);

    try (var folder = RunFolder.in(parent)) {
      assertThatThrownBy(() -> folder.unzip(zip, "code"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("config.txt");
      assertThat(folder.place("code")).doesNotExist();
    }
  }

  /** As {@code zip --symlinks} writes it: the mode is in the central directory only. */
  @Test
  void linkInAZip_isALink() throws IOException {
    var zip = zip("bin/tool", "link");
    var bytes = Files.readAllBytes(zip);
    var central = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (var i = 0; i < bytes.length - 46; i++) {
      if (central.getInt(i) == 0x02014b50) {
        var isLink = central.getShort(i + 28) == "link".length();
        bytes[i + 5] = 3;
        central.putInt(i + 38, (isLink ? 0120777 : 0100755) << 16);
      }
    }
    Files.write(zip, bytes);

    try (var folder = RunFolder.in(parent)) {
      folder.unzip(zip, "code");

      var code = folder.path().resolve("code");
      assertThat(Files.readSymbolicLink(code.resolve("link"))).hasToString("link");
      assertThat(code.resolve("bin/tool")).isExecutable();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.js", "lib/../../outside.js", "../code-2/outside.js"})
  void zipEntryThatLeadsOutside_isRefused(String name) throws IOException {
    var zip = zip(name);

    try (var folder = RunFolder.in(parent)) {
      assertThatThrownBy(() -> folder.unzip(zip, "code"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(name);
      assertThat(folder.path()).isDirectoryNotContaining("glob:**outside.js");
    }
  }

  @Test
  void close_leavesNothing() throws IOException {
    var folder = RunFolder.in(parent);
    folder.write("a/b/c.txt", "text");

    folder.close();

    assertThat(folder.place("a")).doesNotExist();
    assertThat(parent).isEmptyDirectory();
  }

  private Path zip(String... names) throws IOException {
    var file = parent.resolve("code.zip");
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
