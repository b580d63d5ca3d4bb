package io.github.lambdaurlguard.users;

/**
 * A request that is not let in. The message is for whoever sent it, and holds no part of a token.
 */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;

  private RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Whoever sent it has to come back with a token, or with another. */
  static RefusedException unauthorized(String message) {
    return new RefusedException(401, message);
  }

  /** Nobody can tell now whether the token is good. */
  static RefusedException unavailable(String message) {
    return new RefusedException(503, message);
  }

  int status() {
    return status;
  }
}
