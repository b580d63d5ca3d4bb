package io.github.lambdaurlguard.edge;

/**
 * A key for HMAC-SHA256. An implementation never shows the key, in {@code toString} least of all.
 */
public interface HmacKey {
  /** The key whose bytes are the HMAC of the ASCII text under this key. */
  HmacKey derive(String text);

  /** The HMAC of the ASCII text under this key, as 64 lower-case hexadecimal digits. */
  String sign(String text);
}
