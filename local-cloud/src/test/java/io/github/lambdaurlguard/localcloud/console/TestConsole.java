package io.github.lambdaurlguard.localcloud.console;

/** The console of tests that do not read it. */
public final class TestConsole {
  public static final Console QUIET = Console.silent();

  private TestConsole() {}
}
