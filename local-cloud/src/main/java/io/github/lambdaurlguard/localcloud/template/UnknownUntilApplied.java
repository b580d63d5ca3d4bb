package io.github.lambdaurlguard.localcloud.template;

/**
 * A value was asked for that depends on the answer of a custom resource, which has not answered
 * yet. Whoever needs it waits until the stacks are applied.
 */
public final class UnknownUntilApplied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** It tells of no fault, so it has no stack trace. */
  public UnknownUntilApplied() {
    super("a value is unknown until it is applied", null, false, false);
  }
}
