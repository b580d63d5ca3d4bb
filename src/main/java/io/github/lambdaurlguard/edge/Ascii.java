package io.github.lambdaurlguard.edge;

/** Classes of ASCII characters, and hexadecimal digits. */
final class Ascii {
  private Ascii() {}

  static boolean isLowerCaseLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(int c) {
    return isLowerCaseLetter(c | 0x20);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLowerCaseHexDigit(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'f');
  }

  /** The digit of a number from 0 to 15, upper-case as RFC 3986 wants it in escapes. */
  static char hexDigit(int value) {
    return "0123456789ABCDEF".charAt(value);
  }

  /** The number that a hexadecimal digit stands for, or -1 when the character is none. */
  static int hexValue(int c) {
    if (isDigit(c)) {
      return c - '0';
    }
    int lowerCase = c | 0x20;
    return lowerCase >= 'a' && lowerCase <= 'f' ? lowerCase - 'a' + 10 : -1;
  }
}
