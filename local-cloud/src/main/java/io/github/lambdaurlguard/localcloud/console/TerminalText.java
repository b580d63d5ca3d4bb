package io.github.lambdaurlguard.localcloud.console;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Text without what a terminal would obey: control characters, and those that change the direction
 * of writing or end a line.
 *
 * @see <a href="https://www.unicode.org/reports/tr9/#Directional_Formatting_Codes">Unicode:
 *     directional formatting characters</a>
 */
public final class TerminalText {
  private TerminalText() {}

  /** The text with each such character written as its escape in Java. */
  public static String escaped(String text) {
    return replaced(text, TerminalText::isObeyed, "\\u%04x"::formatted);
  }

  /** The text with something else for each such character. */
  public static String replaced(String text, String replacement) {
    return replaced(text, TerminalText::isObeyed, _ -> replacement);
  }

  /**
   * The text with something else for certain characters. Nearly every text has none of them, and
   * each line of the console is looked through.
   */
  static String replaced(String text, IntPredicate which, IntFunction<String> replacement) {
    var first = 0;
    while (first < text.length() && !which.test(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    var replaced = new StringBuilder().append(text, 0, first);
    for (var i = first; i < text.length(); i++) {
      var character = text.charAt(i);
      if (which.test(character)) {
        replaced.append(replacement.apply(character));
      } else {
        replaced.append(character);
      }
    }
    return replaced.toString();
  }

  private static boolean isObeyed(int character) {
    return switch (character) {
      case '\t' -> false;
      case 0x061c, 0x200e, 0x200f, 0xfeff -> true;
      default ->
          Character.isISOControl(character)
              || (character >= 0x2028 && character <= 0x202e)
              || (character >= 0x2066 && character <= 0x2069);
    };
  }
}
