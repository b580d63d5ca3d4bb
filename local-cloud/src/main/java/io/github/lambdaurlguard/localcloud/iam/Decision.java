package io.github.lambdaurlguard.localcloud.iam;

/** Whether a request may go on, and why. */
public sealed interface Decision {

  /** Which statement decided; or, if none allows the request, which came closest. */
  String reason();

  default boolean allowed() {
    return this instanceof Allowed;
  }

  record Allowed(String reason) implements Decision {}

  record Denied(String reason) implements Decision {}
}
