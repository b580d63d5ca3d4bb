package io.github.lambdaurlguard.localcloud.http;

import java.util.Arrays;
import java.util.List;

/**
 * The cookies of a request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.4">RFC 6265, section 5.4</a>
 */
public final class CookieHeader {
  private CookieHeader() {}

  /** The cookies in the order in which they were sent, as sent: a name and mostly a value. */
  public static List<String> of(HttpRequest request) {
    return request.headers().getValuesList("Cookie").stream()
        .flatMap(header -> Arrays.stream(header.split(";", -1)))
        .map(String::strip)
        .filter(cookie -> !cookie.isEmpty())
        .toList();
  }
}
