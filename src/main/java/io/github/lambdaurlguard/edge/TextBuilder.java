package io.github.lambdaurlguard.edge;

/**
 * Puts text together, like {@link StringBuilder}, but in the way that is cheapest on the platform.
 */
public interface TextBuilder {
  TextBuilder append(String text);

  TextBuilder append(char c);

  /** The text so far. */
  String build();
}
