package io.github.lambdaurlguard.localcloud.jsonapi;

import java.util.Optional;

/** Why a call is not carried out. Repeating it is of no use. */
public final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final boolean isTold;

  /**
   * A refusal whose message the caller gets.
   *
   * @param type AWS's, such as {@code ValidationException}
   */
  public ApiRefusal(String type, String message) {
    this(type, message, true);
  }

  private ApiRefusal(String type, String message, boolean isTold) {
    super(message, null, false, false);
    this.type = type;
    this.isTold = isTold;
  }

  /** A refusal of which AWS tells only the type; the reason is for whoever looks at it here. */
  public static ApiRefusal withoutMessage(String type, String reason) {
    return new ApiRefusal(type, reason, false);
  }

  String type() {
    return type;
  }

  Optional<String> told() {
    return isTold ? Optional.of(getMessage()) : Optional.empty();
  }
}
