package io.github.lambdaurlguard.localcloud.template;

/** A place in a template file, as editors and compilers write it; line and column count from 1. */
public record Location(String file, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
