package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The code of a function, as it was built. */
final class Artifact {
  private Artifact() {}

  /** The hash that distinguishes its content, in hexadecimal digits. */
  static String contentHash(Path artifact) {
    try {
      return Identifier.hash(Files.readAllBytes(artifact));
    } catch (IOException e) {
      throw new UncheckedIOException("the artifact " + artifact + " cannot be read", e);
    }
  }

  /** The hash as Lambda gives it: SHA-256 in base64. */
  static String sha256(Path artifact) {
    try {
      return Base64.getEncoder().encodeToString(Digests.sha256(Files.readAllBytes(artifact)));
    } catch (IOException e) {
      throw new UncheckedIOException("the artifact " + artifact + " cannot be read", e);
    }
  }
}
