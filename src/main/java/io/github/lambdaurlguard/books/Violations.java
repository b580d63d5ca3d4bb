package io.github.lambdaurlguard.books;

import java.util.ArrayList;
import java.util.List;

/** Collects the violations of one request, so that its answer can name them all at once. */
final class Violations {

  private final List<Violation> found = new ArrayList<>();

  void add(String field, String rule, String message) {
    found.add(new Violation(field, rule, message));
  }

  /** Throws a 400 problem if anything was found. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw Problem.invalid(found);
    }
  }
}
