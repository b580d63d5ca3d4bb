package io.github.lambdaurlguard.books;

/**
 * An entity tag (RFC 9110, section 8.8.3).
 *
 * @param opaque what stands between the quotes
 */
record EntityTag(boolean weak, String opaque) {

  static EntityTag strong(String opaque) {
    return new EntityTag(false, opaque);
  }

  boolean matchesStrongly(EntityTag other) {
    return !weak && !other.weak && opaque.equals(other.opaque);
  }

  boolean matchesWeakly(EntityTag other) {
    return opaque.equals(other.opaque);
  }

  /** As a header carries it. */
  @Override
  public String toString() {
    return (weak ? "W/\"" : "\"") + opaque + "\"";
  }
}
