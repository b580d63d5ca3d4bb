package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What an answer says of its error.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
final class ProblemDetail {
  private static final String CONTENT_TYPE = "application/problem+json";

  private ProblemDetail() {}

  /** The member {@code detail}; empty if the answer is no such document. */
  static Optional<String> of(HttpResponse response) {
    var type = response.headers().get("Content-Type");
    if (type == null || !type.startsWith(CONTENT_TYPE)) {
      return Optional.empty();
    }
    try {
      return JSON.std.mapFrom(response.body().bytes()).get("detail") instanceof String detail
          ? Optional.of(detail)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
