package io.github.lambdaurlguard.localcloud.iam;

/** Whether a request may go on, and why. */
public sealed interface Decision {

  /** Which statement decided; or, if none allows the request, which came closest. */
  String reason();

  default boolean allowed() {
    return this instanceof Allowed;
  }

  record Allowed(String reason) implements Decision {}

  /**
   * The request may not go on.
   *
   * @param explicitly whether a statement with the effect Deny decided
   */
  record Denied(String reason, boolean explicitly) implements Decision {
    /** What AWS tells the caller. */
    public String message(String caller, String action, String resource) {
      return "User: %s is not authorized to perform: %s on resource: %s %s"
          .formatted(
              caller,
              action,
              resource,
              explicitly
                  ? "with an explicit deny in an identity-based policy"
                  : "because no identity-based policy allows the %s action".formatted(action));
    }
  }
}
