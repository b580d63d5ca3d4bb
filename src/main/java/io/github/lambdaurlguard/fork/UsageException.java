package io.github.lambdaurlguard.fork;

/** A command line that makes no sense. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
