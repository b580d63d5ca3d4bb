package io.github.lambdaurlguard.books;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding as RFC 3986 has it. The JDK's decoder is for forms: it reads a plus as a space
 * and replaces bytes that are not UTF-8 without a word, so that two different addresses could name
 * one book.
 */
final class Percent {

  private Percent() {}

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * @throws IllegalArgumentException if an escape is cut off or not hexadecimal, or the bytes are
   *     not UTF-8
   */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int escape = text.indexOf('%', at);
      int end = escape < 0 ? text.length() : escape;
      bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = end;
      if (escape >= 0) {
        bytes.write(decodeByte(text, escape));
        at += 3;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("its percent-encoded bytes are not UTF-8", e);
    }
  }

  private static int decodeByte(String text, int escape) {
    int high = escape + 1 < text.length() ? Character.digit(text.charAt(escape + 1), 16) : -1;
    int low = escape + 2 < text.length() ? Character.digit(text.charAt(escape + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new IllegalArgumentException("a % in it is not followed by two hexadecimal digits");
    }
    return high << 4 | low;
  }
}
