package io.github.lambdaurlguard.localcloud.innerloop;

/**
 * What the compiler found wrong.
 *
 * @param file as the person named its folder
 * @param source the line, without its indentation; empty if the problem is of no line
 */
public record CompileProblem(String file, long line, String message, String source) {
  @Override
  public String toString() {
    return source.isEmpty()
        ? "%s: %s".formatted(file, message)
        : "%s:%d: %s%n    %s".formatted(file, line, message, source);
  }
}
