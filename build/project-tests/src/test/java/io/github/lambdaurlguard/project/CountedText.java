package io.github.lambdaurlguard.project;

/**
 * The text of an attack, which counts how often a character of it is read. Time would depend on the
 * machine and on what else runs there; the engine's reads do not.
 */
final class CountedText implements CharSequence {
  /** How often a regular expression may read each character, on average. */
  private static final int MOST_READS_OF_A_CHARACTER = 64;

  /** The expression read on and on. */
  static final class TooManyReadsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyReadsException(int length) {
      super("read %d characters more than %d times".formatted(length, MOST_READS_OF_A_CHARACTER));
    }
  }

  private final Attack attack;
  private final int length;
  private final long most;
  private long reads;

  CountedText(Attack attack) {
    this.attack = attack;
    this.length = attack.length();
    this.most = (long) MOST_READS_OF_A_CHARACTER * length;
  }

  long reads() {
    return reads;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    if (++reads > most) {
      throw new TooManyReadsException(length);
    }
    return attack.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return toString().substring(start, end);
  }

  @Override
  public String toString() {
    return attack.text();
  }
}
