package io.github.lambdaurlguard.localcloud.s3;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.http.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contents of objects, read and hashed again when a file has changed. */
final class ObjectFiles {
  /** What changes when a file does. */
  record Version(Instant modified, long size, String file) {}

  /**
   * An object as it was read.
   *
   * @param entityTag in quotes
   */
  record StoredObject(Version version, Body content, String entityTag) {}

  private final Map<Path, StoredObject> objects = new ConcurrentHashMap<>();

  /**
   * The object in a file.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  StoredObject read(Path file) {
    return objects.compute(
        file,
        (_, known) -> {
          var version = version(file);
          return known != null && known.version().equals(version) ? known : read(file, version);
        });
  }

  private static Version version(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(
          attributes.lastModifiedTime().toInstant(),
          attributes.size(),
          String.valueOf(attributes.fileKey()));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static StoredObject read(Path file, Version version) {
    try {
      var content = Files.readAllBytes(file);
      var entityTag = "\"" + HexFormat.of().formatHex(Digests.md5(content)) + "\"";
      return new StoredObject(version, Body.of(content), entityTag);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UncheckedIOException unreadable(Path file, IOException e) {
    return new UncheckedIOException("the file " + file + " cannot be read", e);
  }
}
