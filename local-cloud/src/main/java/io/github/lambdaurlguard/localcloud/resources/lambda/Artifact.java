package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.digests.FileDigests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** The code of a function, as it was built: a file, or a folder. */
final class Artifact {
  private Artifact() {}

  /** The hash that distinguishes its content, in hexadecimal digits. */
  static String contentHash(Path artifact) {
    return HexFormat.of().formatHex(hash(artifact));
  }

  /** The hash as Lambda gives it: SHA-256 in base64. Of a folder, it is not that of its zip. */
  static String sha256(Path artifact) {
    return Base64.getEncoder().encodeToString(hash(artifact));
  }

  private static byte[] hash(Path artifact) {
    try {
      return Files.isDirectory(artifact)
          ? Digests.sha256(names(artifact))
          : FileDigests.sha256(artifact);
    } catch (IOException e) {
      throw new UncheckedIOException("the artifact " + artifact + " cannot be read", e);
    }
  }

  /** The names of a folder's files, each with the hash of its content. */
  private static byte[] names(Path folder) throws IOException {
    var text = new ByteArrayOutputStream();
    try (var files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        text.writeBytes(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        text.write(0);
        text.writeBytes(FileDigests.sha256(file));
      }
    }
    return text.toByteArray();
  }
}
