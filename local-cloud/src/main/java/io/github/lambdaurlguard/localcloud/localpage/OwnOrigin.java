package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what the page itself, or a program of this machine, sends from what other pages make a
 * browser send.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch metadata request headers</a>
 */
final class OwnOrigin {
  private static final Set<String> OF_THE_PAGE = Set.of("", "same-origin");

  private OwnOrigin() {}

  /** Why a request may not change anything; empty if it may. */
  static Optional<String> problem(HttpRequest request) {
    if (!OF_THE_PAGE.contains(request.header("Sec-Fetch-Site"))) {
      return Optional.of("another page has sent it");
    }
    var origin = request.header("Origin");
    if (!origin.isEmpty() && !isOwn(origin, request)) {
      return Optional.of("a page of another origin has sent it");
    }
    // A form of another page can send no such type without asking first.
    return request.header("Content-Type").split(";", 2)[0].strip().equals("application/json")
        ? Optional.empty()
        : Optional.of("its Content-Type is not application/json");
  }

  private static boolean isOwn(String origin, HttpRequest request) {
    try {
      return request.header("Host").equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
