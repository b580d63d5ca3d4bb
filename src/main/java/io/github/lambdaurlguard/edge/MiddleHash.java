package io.github.lambdaurlguard.edge;

/** SHA-256 of texts that have their long middle part in common. */
public interface MiddleHash {
  /**
   * The hash of the start, the middle and the end, all of them ASCII, as 64 lower-case hexadecimal
   * digits.
   *
   * @param end of the same length each time
   */
  String sha256(TextBuilder start, String end);
}
