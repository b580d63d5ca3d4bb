package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Identifiers that look random and are the same for the same seed. */
public final class Identifier {
  private static final int ALPHANUMERIC = 36;

  private Identifier() {}

  /** A hash in hexadecimal digits. */
  public static String hash(byte[] content) {
    return HexFormat.of().formatHex(Digests.sha256(content));
  }

  /** Lower-case letters and digits; {@code length} is at most 40. */
  public static String of(int length, String seed) {
    var hash = Digests.sha256(seed.getBytes(StandardCharsets.UTF_8));
    return new BigInteger(1, hash).toString(ALPHANUMERIC).substring(0, length);
  }
}
