package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.trace.Cure;

/** Whether a request may go on, and why. */
public sealed interface Decision {

  /** Which statement decided; or, if none allows the request, which came closest. */
  String reason();

  default boolean allowed() {
    return this instanceof Allowed;
  }

  record Allowed(String reason) implements Decision {}

  /** Which kind of policy denies, as AWS tells the caller. */
  enum Cause {
    NO_IDENTITY_POLICY("because no identity-based policy allows the %s action"),
    NO_BOUNDARY("because no permissions boundary allows the %s action"),
    IDENTITY_POLICY("with an explicit deny in an identity-based policy"),
    BOUNDARY("with an explicit deny in a permissions boundary"),
    RESOURCE_POLICY("with an explicit deny in a resource-based policy");

    private final String words;

    Cause(String words) {
      this.words = words;
    }
  }

  /**
   * The request may not go on.
   *
   * @param cure what would let it in
   */
  record Denied(String reason, Cause cause, Cure cure) implements Decision {
    /** What AWS tells the caller. */
    public String message(String caller, String action, String resource) {
      return "User: %s is not authorized to perform: %s on resource: %s %s"
          .formatted(caller, action, resource, cause.words.formatted(action));
    }
  }
}
