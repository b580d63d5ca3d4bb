package io.github.lambdaurlguard.localcloud.trace;

/** Text that a viewer chose, made harmless for a terminal. */
final class Printable {
  private static final String REPLACEMENT = "\uFFFD";

  private Printable() {}

  /** The text without control characters, with which a viewer could steer a terminal. */
  static String of(String text) {
    return text.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]", REPLACEMENT);
  }
}
