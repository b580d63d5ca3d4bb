package io.github.lambdaurlguard.localcloud.digests;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes that AWS's protocols ask for. */
public final class Digests {
  private Digests() {}

  public static byte[] sha256(byte[] bytes) {
    return digest("SHA-256", bytes);
  }

  /** S3's tags are MD5. */
  public static byte[] md5(byte[] bytes) {
    return digest("MD5", bytes);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + algorithm, e);
    }
  }
}
