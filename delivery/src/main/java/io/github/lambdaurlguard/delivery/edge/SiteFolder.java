package io.github.lambdaurlguard.delivery.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where the built single-page application is that knows where its API is. */
public final class SiteFolder {

  private static final Path BUILT = Path.of("frontend/dist");
  private static final Path COPY = Path.of("target/site");

  private SiteFolder() {}

  /**
   * The folder; a copy with a config.json of its own where something stands before the paths of the
   * API.
   */
  public static Path of(String apiBase) {
    if (apiBase.isEmpty()) {
      return BUILT;
    }
    try {
      empty();
      try (var files = Files.walk(BUILT)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var copy = COPY.resolve(BUILT.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.writeString(
          COPY.resolve("config.json"), "{ \"apiBase\": \"%s\" }\n".formatted(apiBase));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return COPY;
  }

  /** Files of an earlier build would be uploaded with those of this one. */
  private static void empty() throws IOException {
    if (Files.isDirectory(COPY)) {
      try (var files = Files.walk(COPY)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
