package io.github.lambdaurlguard.localcloud.trace;

import java.util.List;

/**
 * What a request and its answer were, for those who chose to keep that. Secrets are withheld.
 *
 * @param query without the question mark; the empty string for none
 */
public record CapturedExchange(
    String query,
    List<Header> requestHeaders,
    String requestBody,
    List<Header> responseHeaders,
    String responseBody) {

  /** A header field. */
  public record Header(String name, String value) {}
}
