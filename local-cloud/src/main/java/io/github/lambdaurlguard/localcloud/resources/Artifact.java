package io.github.lambdaurlguard.localcloud.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The code of a function, as it was built. */
final class Artifact {
  private Artifact() {}

  /** The hash as Lambda gives it: SHA-256 in base64. */
  static String sha256(Path artifact) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(artifact));
      return Base64.getEncoder().encodeToString(hash);
    } catch (IOException e) {
      throw new UncheckedIOException("the artifact " + artifact + " cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
