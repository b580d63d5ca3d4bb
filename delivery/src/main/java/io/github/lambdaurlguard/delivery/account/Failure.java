package io.github.lambdaurlguard.delivery.account;

/** Ends a command: with what is wrong, which value is, and what to do. */
@SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency, for this alone.
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Why a command ends, by the status that it ends with. */
  public enum Kind {
    /** It was called right, and could not be done. */
    FAILED(1),
    /** It was called wrong. */
    MISUSED(2);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The exit status of the process. */
    public int status() {
      return status;
    }
  }

  private Failure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Something could not be done. */
  public static Failure of(String message, Object... values) {
    return new Failure(Kind.FAILED, message.formatted(values));
  }

  /** A command was called wrong. */
  public static Failure misuse(String message, Object... values) {
    return new Failure(Kind.MISUSED, message.formatted(values));
  }

  /** Which of the two it is. */
  public Kind kind() {
    return kind;
  }
}
