package io.github.lambdaurlguard.fork;

/** Why a command changes nothing, and what to do about it. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
