package io.github.lambdaurlguard.edge;

/**
 * Holds escaped text to UTF-8. Lambda decodes the query before it signs it, and bytes that are no
 * UTF-8 do not survive that.
 */
final class Utf8 {
  private Utf8() {}

  /**
   * Refuses text whose escapes are not well-formed UTF-8.
   *
   * @see <a href="https://www.unicode.org/versions/Unicode17.0.0/core-spec/chapter-3/#G27506">The
   *     Unicode Standard, table 3-7</a>
   */
  static void refuseMalformed(String escaped) throws RequestRefusedException {
    int i = 0;
    while (i < escaped.length()) {
      if (escaped.charAt(i) == '%') {
        i = endOfCharacter(escaped, i);
      } else {
        i++;
      }
    }
  }

  private static int endOfCharacter(String escaped, int start) throws RequestRefusedException {
    int lead = PercentEncoding.escapedByte(escaped, start);
    int end = start + PercentEncoding.ESCAPE_LENGTH;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (int left = continuationBytes(lead); left > 0; left--) {
      if (end == escaped.length() || escaped.charAt(end) != '%') {
        throw malformed();
      }
      int octet = PercentEncoding.escapedByte(escaped, end);
      if (octet < lowest || octet > highest) {
        throw malformed();
      }
      end += PercentEncoding.ESCAPE_LENGTH;
      lowest = 0x80;
      highest = 0xBF;
    }
    return end;
  }

  private static int continuationBytes(int lead) throws RequestRefusedException {
    if (lead < 0x80) {
      return 0;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      throw malformed();
    }
    return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  }

  private static RequestRefusedException malformed() {
    return new RequestRefusedException(
        Problem.badRequest(
            "The query holds escapes that are not UTF-8. Encode its characters in UTF-8."));
  }
}
