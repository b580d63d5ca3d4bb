package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.console.TerminalText;

/** Text that a viewer chose, made harmless for a terminal. */
final class Printable {
  private static final String REPLACEMENT = "\uFFFD";

  private Printable() {}

  /** The text without control characters, with which a viewer could steer a terminal. */
  static String of(String text) {
    return TerminalText.replaced(text.replace('\t', ' '), REPLACEMENT);
  }
}
