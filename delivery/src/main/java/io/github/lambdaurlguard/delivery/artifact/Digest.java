package io.github.lambdaurlguard.delivery.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of files and texts. */
public final class Digest {

  private Digest() {}

  /** The SHA-256 of the files' bytes, one after the other. */
  public static byte[] sha256(Path... files) {
    return digest("SHA-256", files);
  }

  /** The SHA-256 of a text in UTF-8. */
  public static byte[] sha256(String text) {
    return algorithm("SHA-256").digest(text.getBytes(UTF_8));
  }

  /** The SHA-256 of the files' bytes, one after the other, in hexadecimal digits. */
  public static String sha256Hex(Path... files) {
    return HexFormat.of().formatHex(sha256(files));
  }

  /**
   * The MD5, in hexadecimal digits: S3's entity tag of an object that was not uploaded in parts.
   */
  public static String md5Hex(Path file) {
    return HexFormat.of().formatHex(digest("MD5", file));
  }

  private static byte[] digest(String algorithm, Path... files) {
    var digest = algorithm(algorithm);
    try {
      for (var file : files) {
        digest.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digest.digest();
  }

  private static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + name, e);
    }
  }
}
