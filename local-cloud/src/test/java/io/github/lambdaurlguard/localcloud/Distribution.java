package io.github.lambdaurlguard.localcloud;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The archive that people download, unpacked. */
record Distribution(Path folder) {
  private static final Path TARGET = Path.of("target");

  /** Unpacks it as {@code unzip} does, with the modes of its files. */
  static Distribution unpackInto(Path parent) throws IOException {
    var archive = archive();
    var withModes = Map.of("enablePosixFileAttributes", "true");
    try (var zip = FileSystems.newFileSystem(archive, withModes);
        var entries = Files.walk(zip.getPath("/"))) {
      for (var entry : (Iterable<Path>) entries.skip(1)::iterator) {
        var copy = parent.resolve(entry.toString().substring(1));
        Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    var name = archive.getFileName().toString();
    return new Distribution(parent.resolve(name.substring(0, name.length() - ".zip".length())));
  }

  /** The one that the build has made. */
  static Path archive() throws IOException {
    try (var archives = Files.newDirectoryStream(TARGET, "local-cloud-*.zip")) {
      return archives.iterator().next().toAbsolutePath();
    }
  }

  Path launcher() {
    return folder.resolve("bin/local-cloud");
  }
}
