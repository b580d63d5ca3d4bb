package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import io.github.lambdaurlguard.localcloud.http.CookieHeader;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cookies as events have them: beside the headers, not among them. */
final class Cookies {
  private Cookies() {}

  static List<Entry> of(HttpRequest request) {
    return CookieHeader.of(request).stream().flatMap(pair -> pair(pair, "").stream()).toList();
  }

  static List<Entry> of(HttpResponse response) {
    return response.headers().getValuesList("Set-Cookie").stream()
        .map(header -> header.split(";", 2))
        .flatMap(parts -> pair(parts[0], parts.length == 1 ? "" : parts[1].strip()).stream())
        .toList();
  }

  private static Optional<Entry> pair(String pair, String attributes) {
    var parts = pair.strip().split("=", 2);
    return parts[0].isEmpty()
        ? Optional.empty()
        : Optional.of(new Entry(parts[0], parts.length == 1 ? "" : parts[1], attributes));
  }

  /** The one header of a request that holds them all; none for no cookies. */
  static Stream<String> cookieHeader(List<Entry> cookies) {
    return cookies.isEmpty()
        ? Stream.empty()
        : Stream.of(
            cookies.stream()
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; ")));
  }

  /** A header of a response for each of them. */
  static Stream<String> setCookieHeaders(List<Entry> cookies) {
    return cookies.stream()
        .map(
            cookie ->
                cookie.name()
                    + "="
                    + cookie.value()
                    + (cookie.attributes().isEmpty() ? "" : "; " + cookie.attributes()));
  }
}
