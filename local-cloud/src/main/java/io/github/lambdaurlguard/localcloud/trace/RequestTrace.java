package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way that one request took, from its arrival to its answer.
 *
 * @param number counts the requests of this run
 * @param path as sent, without the query, which may hold what is nobody else's business
 * @param status of the answer
 * @param hops in the order in which they began
 * @param lines what the functions wrote for it; more may come
 * @param exchange what was sent and answered, if that is kept
 */
public record RequestTrace(
    long number,
    Instant arrival,
    String method,
    String path,
    int status,
    Duration duration,
    List<Hop> hops,
    Findings findings,
    RequestLines lines,
    Optional<CapturedExchange> exchange) {
  /** Whether the answer is an error. */
  public boolean isError() {
    return HttpResponse.isError(status);
  }

  /** Why it failed, in one line; the empty string if it did not. */
  public String reason() {
    if (!isError()) {
      return "";
    }
    if (!findings.cures().isEmpty()) {
      return findings.cures().getFirst().summary();
    }
    if (!findings.reason().isEmpty()) {
      return findings.reason();
    }
    return findings.problems().stream()
        .findFirst()
        .map(problem -> problem.lines().findFirst().orElse(""))
        .orElseGet(this::failure);
  }

  /** Where it failed: the last hop that did lies deepest. */
  private String failure() {
    return hops.stream()
        .filter(hop -> !hop.passed())
        .reduce((_, last) -> last)
        .map(hop -> hop.failure(status))
        .orElse("the answer is " + status);
  }
}
