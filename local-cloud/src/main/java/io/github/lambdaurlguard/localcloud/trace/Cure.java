package io.github.lambdaurlguard.localcloud.trace;

import java.util.Optional;

/**
 * What would let in a request that IAM refused.
 *
 * @param summary who may not do what, in one line
 * @param statement a statement that allows it, as JSON
 * @param place the statement or policy that came closest; empty where there is none to change
 */
public record Cure(
    Kind kind,
    String summary,
    String action,
    String resource,
    String statement,
    Optional<Place> place) {

  /** What there is to do. */
  public enum Kind {
    /** The statement allows the action, on other resources. */
    ADD_RESOURCE,
    /** The statement allows the action, to other principals. */
    ADD_PRINCIPAL,
    /** The statement allows the action, under a condition that does not hold. */
    CHANGE_CONDITION,
    /** No statement allows the action. */
    ADD_STATEMENT,
    /** A statement denies it. */
    REMOVE_DENIAL
  }

  /**
   * A statement of a policy in a template.
   *
   * @param line from 1
   * @param statement its Sid or its number; the empty string for the policy as a whole
   */
  public record Place(String file, int line, String statement) {}
}
