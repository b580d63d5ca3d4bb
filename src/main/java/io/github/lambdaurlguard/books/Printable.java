package io.github.lambdaurlguard.books;

/** Text from outside as an answer may repeat it: short, and of characters that JSON can carry. */
final class Printable {

  private static final int MAX_QUOTED_CHARACTERS = 40;
  private static final int MAX_MESSAGE_CHARACTERS = 500;

  /** What stands for bytes that were no UTF-8: text that holds it has lost something. */
  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  private Printable() {}

  /** A control character, half of a surrogate pair, or the mark of a character that was lost. */
  static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || codePoint == REPLACEMENT_CHARACTER;
  }

  static boolean isDamaged(String text) {
    return text.indexOf(REPLACEMENT_CHARACTER) >= 0;
  }

  /** The value in quotes, cut to a length that a message can carry. */
  static String quoted(String value) {
    return '"' + cut(value, MAX_QUOTED_CHARACTERS) + '"';
  }

  static String message(String text) {
    return cut(text, MAX_MESSAGE_CHARACTERS);
  }

  /** At most so many Unicode code points of the text; a cut is marked with an ellipsis. */
  static String cut(String text, int maxCodePoints) {
    var cut = new StringBuilder();
    text.codePoints()
        .limit(maxCodePoints)
        .map(codePoint -> isUnprintable(codePoint) ? REPLACEMENT_CHARACTER : codePoint)
        .forEach(cut::appendCodePoint);
    return text.codePointCount(0, text.length()) > maxCodePoints ? cut + "…" : cut.toString();
  }
}
