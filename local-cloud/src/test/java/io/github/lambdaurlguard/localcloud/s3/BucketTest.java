package io.github.lambdaurlguard.localcloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files of a folder are objects. */
class BucketTest {
  @TempDir private Path folder;
  private Path site;
  private Bucket bucket;

  @BeforeEach
  void makeSite() throws IOException {
    site = Files.createDirectories(folder.resolve("site/inner"));
    site = site.getParent();
    Files.writeString(site.resolve("index.html"), "page");
    Files.writeString(site.resolve("inner/a.txt"), "a");
    Files.writeString(Files.createDirectory(folder.resolve("outer")).resolve("secret"), "secret");
    Files.writeString(folder.resolve("site-secret"), "secret");
    Files.createSymbolicLink(site.resolve("within"), Path.of("inner/a.txt"));
    Files.createSymbolicLink(site.resolve("folder-within"), Path.of("inner"));
    Files.createSymbolicLink(site.resolve("out"), Path.of("../outer/secret"));
    Files.createSymbolicLink(site.resolve("absolute"), folder.resolve("outer/secret"));
    Files.createSymbolicLink(site.resolve("folder-out"), Path.of("../outer"));
    Files.createSymbolicLink(site.resolve("neighbour"), Path.of("../site-secret"));
    Files.createSymbolicLink(site.resolve("twice"), Path.of("out"));
    Files.createSymbolicLink(site.resolve("nowhere"), Path.of("missing"));
    bucket = bucket(site);
  }

  private static Bucket bucket(Path root) {
    return new Bucket("b", "arn:aws:s3:::b", "b.s3.eu-central-1.amazonaws.com", Optional.of(root));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "index.html,           true",
    "inner/a.txt,          true",
    "within,               true",
    "folder-within/a.txt,  true",
    "out,                  false",
    "absolute,             false",
    "folder-out/secret,    false",
    "neighbour,            false",
    "twice,                false",
    "nowhere,              false",
    "inner,                false",
    "../outer/secret,      false",
    "inner/../index.html,  false"
  })
  void object_isAFileWithinTheFolder(String key, boolean isObject) {
    assertThat(bucket.object(key).isPresent()).isEqualTo(isObject);
  }

  @Test
  void folderThatIsALinkItself_hasItsObjects() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("link"), site);

    assertThat(bucket(link).object("index.html")).isPresent();
    assertThat(bucket(link).object("out")).isEmpty();
  }
}
