package io.github.lambdaurlguard.books;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the violations of one request, so that its answer can name them all at once; beyond a
 * limit only counted, because an answer has to fit into Lambda's payload whatever was sent.
 */
final class Violations {

  static final int MAX_LISTED = 20;

  private final List<Violation> listed = new ArrayList<>();
  private int count;

  void add(String field, String rule, String message) {
    count++;
    if (listed.size() < MAX_LISTED) {
      listed.add(new Violation(field, rule, message));
    }
  }

  /** Throws a 400 problem if anything was found. */
  void throwIfAny() {
    if (count == 0) {
      return;
    }
    int more = count - listed.size();
    if (more > 0) {
      listed.add(
          new Violation(
              "body",
              "more",
              "%d more violations are not listed; mend these first".formatted(more)));
    }
    throw Problem.invalid(listed, count);
  }
}
