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

  private static final int SURROGATES = 0xD800;
  private static final int LOW_SURROGATES = 0xDC00;

  private PercentEncoding() {}

  static boolean isUnreserved(int c) {
    return isUnreservedOrSlash(c) && c != '/';
  }

  /** The hyphen, the full stop, the slash and the digits follow each other in ASCII. */
  static boolean isUnreservedOrSlash(int c) {
    return Ascii.isLetter(c) || (c >= '-' && c <= '9') || c == '_' || c == '~';
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

  private static void refuseBrokenEscape(String path, int position) throws RequestRefusedException {
    if (path.charAt(position) == '%') {
      escapedByte(path, position);
    }
  }

  /**
   * Escapes all of a path but slashes and unreserved characters.
   *
   * @param kept other characters that stay as they are: the percent sign for a path whose escapes
   *     stay
   */
  static String escapePath(String path, String kept) throws RequestRefusedException {
    String escaped = "";
    int plainFrom = 0;
    int i = 0;
    while (i < path.length()) {
      char c = path.charAt(i);
      if (isUnreservedOrSlash(c)) {
        i++;
      } else if (kept.contains(String.valueOf(c))) {
        refuseBrokenEscape(path, i);
        i++;
      } else {
        escaped = escaped + path.substring(plainFrom, i) + escapedCharacter(path, i);
        i += characterLength(path, i);
        plainFrom = i;
      }
    }
    return escaped + path.substring(plainFrom);
  }

  /** The escape of a byte. */
  static String escape(int octet) {
    return "%" + Ascii.hexDigit(octet >> 4) + Ascii.hexDigit(octet & 15);
  }

  /** How many of Java's chars the character at this position takes. */
  static int characterLength(String text, int position) {
    return isSurrogate(text.charAt(position)) ? 2 : 1;
  }

  /**
   * The escapes of the character at this position.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-3">RFC 3629, section 3</a>
   */
  static String escapedCharacter(String text, int position) throws RequestRefusedException {
    char c = text.charAt(position);
    if (isSurrogate(c)) {
      int codePoint = supplementaryCodePoint(text, position);
      return escape(0xF0 | codePoint >> 18)
          + continuation(codePoint >> 12)
          + continuation(codePoint >> 6)
          + continuation(codePoint);
    }
    if (c >= 0x800) {
      return escape(0xE0 | c >> 12) + continuation(c >> 6) + continuation(c);
    }
    return c >= 0x80 ? escape(0xC0 | c >> 6) + continuation(c) : escape(c);
  }

  /** The escape of a byte that holds the six lowest bits. */
  private static String continuation(int bits) {
    return escape(0x80 | (bits & 0x3F));
  }

  private static int supplementaryCodePoint(String text, int position)
      throws RequestRefusedException {
    char high = text.charAt(position);
    char low = position + 1 < text.length() ? text.charAt(position + 1) : 0;
    if (high >= LOW_SURROGATES || !isSurrogate(low) || low < LOW_SURROGATES) {
      throw new RequestRefusedException(
          Problem.badRequest(
              "The URL holds half of a surrogate pair, which is not a character. Send characters in"
                  + " UTF-8, percent-encoded."));
    }
    return 0x10000 + ((high - SURROGATES) << 10) + (low - LOW_SURROGATES);
  }

  private static boolean isSurrogate(char c) {
    return (c & 0xF800) == SURROGATES;
  }
}
