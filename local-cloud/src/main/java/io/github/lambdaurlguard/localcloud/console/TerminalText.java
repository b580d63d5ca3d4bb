package io.github.lambdaurlguard.localcloud.console;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text without what a terminal would obey: control characters, and those that change the direction
 * of writing or end a line.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/#Directional_Formatting_Codes">Unicode:
 *     directional formatting characters</a>
 */
public final class TerminalText {
  private static final Pattern OBEYED =
      Pattern.compile(
          "[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff&&[^\\t]]");

  private TerminalText() {}

  /** The text with each such character written as its escape in Java. */
  public static String escaped(String text) {
    return OBEYED.matcher(text).replaceAll(TerminalText::escape);
  }

  private static String escape(MatchResult found) {
    return "\\\\u%04x".formatted((int) found.group().charAt(0));
  }

  /** The text with something else for each such character. */
  public static String replaced(String text, String replacement) {
    return OBEYED.matcher(text).replaceAll(replacement);
  }
}
