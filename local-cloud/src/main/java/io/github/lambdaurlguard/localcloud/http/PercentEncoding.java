package io.github.lambdaurlguard.localcloud.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The escapes of URLs.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, section 2.1</a>
 */
public final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
  private static final int ESCAPE_LENGTH = 3;
  private static final Pattern ESCAPE = Pattern.compile("%\\p{XDigit}{2}");

  private PercentEncoding() {}

  /** The bytes that a text stands for. A percent sign that begins no escape stands for itself. */
  public static byte[] decode(String text) {
    var escaped = text.getBytes(UTF_8);
    var bytes = new ByteArrayOutputStream(escaped.length);
    for (var i = 0; i < escaped.length; i++) {
      if (isEscape(escaped, i)) {
        bytes.write(HexFormat.fromHexDigits(new String(escaped, i + 1, 2, US_ASCII)));
        i += ESCAPE_LENGTH - 1;
      } else {
        bytes.write(escaped[i]);
      }
    }
    return bytes.toByteArray();
  }

  /** Whether each percent sign begins an escape. */
  public static boolean isWellFormed(String text) {
    var escaped = text.getBytes(UTF_8);
    for (var i = 0; i < escaped.length; i++) {
      if (escaped[i] == '%' && !isEscape(escaped, i)) {
        return false;
      }
    }
    return true;
  }

  /** The text in UTF-8 that a text with escapes stands for. */
  public static String decodeText(String text) {
    return new String(decode(text), UTF_8);
  }

  /** The bytes with all escaped but the unreserved characters: letters, digits and {@code -._~}. */
  public static String encode(byte[] bytes) {
    return encode(bytes, UNRESERVED);
  }

  /** As {@link #encode}, with the slashes of a path left alone. */
  public static String encodePath(byte[] path) {
    return encode(path, UNRESERVED + "/");
  }

  /**
   * The text with unreserved characters unescaped, and other escapes in upper case.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986, section 6.2.2</a>
   */
  public static String normalised(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> Matcher.quoteReplacement(encode(decode(escape.group()))));
  }

  private static String encode(byte[] bytes, String kept) {
    var text = new StringBuilder(bytes.length);
    for (var each : bytes) {
      if (kept.indexOf(each) >= 0) {
        text.append((char) each);
      } else {
        text.append('%').append(HEX.toHexDigits(each));
      }
    }
    return text.toString();
  }

  private static boolean isEscape(byte[] text, int i) {
    return text[i] == '%'
        && i + ESCAPE_LENGTH <= text.length
        && HexFormat.isHexDigit(text[i + 1])
        && HexFormat.isHexDigit(text[i + 2]);
  }
}
