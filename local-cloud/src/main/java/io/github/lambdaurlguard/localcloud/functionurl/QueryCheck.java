package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.util.Optional;

/**
 * What Lambda refuses of a query before the function sees it: some characters that are not escaped.
 *
 * <p>Recorded on AWS in October 2026 for names; a vertical bar also for values. What else might be
 * refused is not known, and passes.
 */
final class QueryCheck {
  private static final String NOT_IN_NAMES = "/:@!*'(),;+~[]|";
  private static final String NOT_IN_VALUES = "|";

  private QueryCheck() {}

  /** What is wrong with the query of a request; empty if nothing is. */
  static Optional<String> problem(HttpRequest request) {
    return Query.pairs(request).stream().flatMap(pair -> problem(pair).stream()).findFirst();
  }

  private static Optional<String> problem(Query.Pair pair) {
    return problem("name", pair.name(), NOT_IN_NAMES)
        .or(() -> problem("value", pair.value(), NOT_IN_VALUES));
  }

  private static Optional<String> problem(String what, String text, String refused) {
    return text.chars()
        .filter(c -> refused.indexOf(c) >= 0)
        .mapToObj(
            c ->
                "the query has %s in the %s %s, which Lambda takes as %%%02X only"
                    .formatted(Character.toString(c), what, text, c))
        .findFirst();
  }
}
