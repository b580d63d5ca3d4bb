package io.github.lambdaurlguard.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameBytesTest {
  private static final long NEW_YEAR = 1_767_225_600_000L;

  @TempDir private Path folder;

  @Test
  void differences_equalArchives_areNone() throws IOException {
    assertThat(
            SameBytes.differences(
                "a.jar",
                archive("1.jar", NEW_YEAR, "A.class", "a"),
                archive("2.jar", NEW_YEAR, "A.class", "a")))
        .isEmpty();
  }

  @Test
  void differences_archives_nameTheEntries() throws IOException {
    assertThat(
            SameBytes.differences(
                "a.jar",
                archive("1.jar", NEW_YEAR, "A.class", "a", "B.class", "b", "C.class", "c"),
                archive("2.jar", NEW_YEAR, "A.class", "a", "B.class", "x", "D.class", "d")))
        .containsExactly(
            "a.jar: B.class differs",
            "a.jar: C.class is in the first build only",
            "a.jar: D.class is in the second build only");
  }

  @Test
  void differences_timesOfEntriesAlone_areSaid() throws IOException {
    assertThat(
            SameBytes.differences(
                "a.zip",
                archive("1.zip", NEW_YEAR, "index.js", "a"),
                archive("2.zip", NEW_YEAR + 86_400_000, "index.js", "a")))
        .containsExactly(
            "a.zip: equal entries, in another order or with other times or permissions");
  }

  @Test
  void differences_folders_nameTheFiles() throws IOException {
    Files.createDirectories(folder.resolve("1/assets"));
    Files.createDirectories(folder.resolve("2/assets"));
    Files.writeString(folder.resolve("1/index.html"), "same");
    Files.writeString(folder.resolve("2/index.html"), "same");
    Files.writeString(folder.resolve("1/assets/app.js"), "one");
    Files.writeString(folder.resolve("2/assets/app.js"), "two");

    assertThat(SameBytes.differences("dist", folder.resolve("1"), folder.resolve("2")))
        .containsExactly("dist: " + Path.of("assets/app.js") + " differs");
  }

  @Test
  void differences_nothingBuilt_isADifference() throws IOException {
    var built = archive("1.jar", NEW_YEAR, "A.class", "a");
    var missing = folder.resolve("2.jar");

    assertThat(SameBytes.differences("a.jar", built, missing))
        .containsExactly("a.jar: " + missing.toAbsolutePath() + " is missing");
  }

  private Path archive(String name, long time, String... namesAndContents) throws IOException {
    var file = folder.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var i = 0; i < namesAndContents.length; i += 2) {
        var entry = new ZipEntry(namesAndContents[i]);
        entry.setTime(time);
        zip.putNextEntry(entry);
        zip.write(namesAndContents[i + 1].getBytes(UTF_8));
      }
    }
    return file;
  }
}
