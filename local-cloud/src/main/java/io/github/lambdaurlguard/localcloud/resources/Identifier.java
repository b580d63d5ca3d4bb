package io.github.lambdaurlguard.localcloud.resources;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Identifiers that look random and are the same for the same seed. */
final class Identifier {
  private static final int ALPHANUMERIC = 36;

  private Identifier() {}

  /** Lower-case letters and digits; {@code length} is at most 40. */
  static String of(int length, String seed) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, hash).toString(ALPHANUMERIC).substring(0, length);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
