package io.github.lambdaurlguard.delivery.function;

/**
 * What the alias "live" of a function serves.
 *
 * @param function its name
 * @param published the version that the stack published last
 * @param live the version that the alias points to
 */
public record LiveVersion(String function, long published, long live) {

  /** Whether somebody pointed the alias back. */
  public boolean isRolledBack() {
    return live != published;
  }
}
