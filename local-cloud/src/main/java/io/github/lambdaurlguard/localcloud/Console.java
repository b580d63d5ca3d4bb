package io.github.lambdaurlguard.localcloud;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the person who started the local cloud reads. Lines never mix, whoever writes them. */
public final class Console {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Console() {}

  public static void line(String text) {
    OUT.println(text);
  }

  /** A line that a child process or a service wrote, with its source in front. */
  public static void line(String source, String text) {
    OUT.println("  [" + source + "] " + text);
  }

  /** Something that is wrong and that the person can mend. */
  public static void problem(String text) {
    OUT.println("! " + text);
  }

  /** A fault of the local cloud itself. */
  public static void fault(String doing, Throwable fault) {
    synchronized (OUT) {
      OUT.println("! internal fault while " + doing + ": please report it with these lines");
      fault.printStackTrace(OUT);
    }
  }
}
