package io.github.lambdaurlguard.edge;

/** A set of headers that the signer reads and edits. Names are lower-case. */
public interface Headers {
  /** The first value of the header, or null. */
  String first(String name);

  /** Gives the header this value alone. */
  void set(String name, String value);

  void remove(String name);

  /** Removes every header whose name starts with one of the prefixes and not with the exception. */
  void removeAll(String prefix, String otherPrefix, String exception);
}
