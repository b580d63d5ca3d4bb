package io.github.lambdaurlguard.edge;

/**
 * Percent-encoding as Signature Version 4 asks for it: the bytes of the UTF-8 form, upper-case
 * digits, and nothing left alone but the unreserved characters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2">RFC 3986, section 2</a>
 */
final class PercentEncoding {
  /** The length of an escape, {@code %2F}. */
  static final int ESCAPE_LENGTH = 3;

  private static final int HIGH_SURROGATES = 0xD800;
  private static final int LOW_SURROGATES = 0xDC00;

  private PercentEncoding() {}

  static boolean isUnreserved(int c) {
    return Ascii.isLowerCaseLetter(c)
        || Ascii.isUpperCaseLetter(c)
        || Ascii.isDigit(c)
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** The byte that the escape at this position stands for. */
  static int escapedByte(String text, int position) throws RequestRefusedException {
    if (position + ESCAPE_LENGTH <= text.length()) {
      int high = Ascii.hexValue(text.charAt(position + 1));
      int low = Ascii.hexValue(text.charAt(position + 2));
      if (high >= 0 && low >= 0) {
        return high << 4 | low;
      }
    }
    throw new RequestRefusedException(
        Problem.badRequest(
            "The URL holds a percent sign that no two hexadecimal digits follow. Write %25 for a"
                + " percent sign."));
  }

  static void appendEscape(TextBuilder out, int octet) {
    out.append('%').append(Ascii.hexDigit(octet >> 4)).append(Ascii.hexDigit(octet & 15));
  }

  /**
   * Appends the character at this position, escaped, and returns the position after it.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-3">RFC 3629, section 3</a>
   */
  static int appendEscaped(TextBuilder out, String text, int position)
      throws RequestRefusedException {
    char c = text.charAt(position);
    if (isSurrogate(c, HIGH_SURROGATES) || isSurrogate(c, LOW_SURROGATES)) {
      appendEscaped(out, supplementaryCodePoint(text, position), 3);
      return position + 2;
    }
    appendEscaped(out, c, c < 0x80 ? 0 : c < 0x800 ? 1 : 2);
    return position + 1;
  }

  private static void appendEscaped(TextBuilder out, int codePoint, int continuationBytes) {
    int shift = 6 * continuationBytes;
    int lengthMark = continuationBytes == 0 ? 0 : (0xFF00 >> (continuationBytes + 1)) & 0xFF;
    appendEscape(out, lengthMark | (codePoint >> shift));
    while (shift > 0) {
      shift -= 6;
      appendEscape(out, 0x80 | ((codePoint >> shift) & 0x3F));
    }
  }

  private static int supplementaryCodePoint(String text, int position)
      throws RequestRefusedException {
    char high = text.charAt(position);
    char low = position + 1 < text.length() ? text.charAt(position + 1) : 0;
    if (!isSurrogate(high, HIGH_SURROGATES) || !isSurrogate(low, LOW_SURROGATES)) {
      throw new RequestRefusedException(
          Problem.badRequest(
              "The URL holds half of a surrogate pair, which is not a character. Send characters in"
                  + " UTF-8, percent-encoded."));
    }
    return 0x10000 + ((high - HIGH_SURROGATES) << 10) + (low - LOW_SURROGATES);
  }

  private static boolean isSurrogate(char c, int kind) {
    return (c & 0xFC00) == kind;
  }
}
