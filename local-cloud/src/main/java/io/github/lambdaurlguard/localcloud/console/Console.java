package io.github.lambdaurlguard.localcloud.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What the person who started the local cloud reads. Lines never mix, whoever writes them. */
public final class Console {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private static final boolean COLOURED =
      isColoured(
          Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent(),
          System.getenv());

  private Console() {}

  /** How a piece of text looks on a terminal. Elsewhere it stays as it is. */
  public enum Style {
    PLAIN(""),
    FAINT("\u001b[2m"),
    GOOD("\u001b[32m"),
    BAD("\u001b[31m"),
    STRONG("\u001b[1m");

    private static final String RESET = "\u001b[0m";

    private final String code;

    Style(String code) {
      this.code = code;
    }

    public String of(String text) {
      return COLOURED && this != PLAIN ? code + text + RESET : text;
    }
  }

  /**
   * Whether to use colours.
   *
   * @see <a href="https://no-color.org/">NO_COLOR</a>
   */
  static boolean isColoured(boolean isTerminal, Map<String, String> environment) {
    return isTerminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  public static void line(String text) {
    OUT.println(text);
  }

  /** A line that a child process or a service wrote, with its source in front. */
  public static void line(String source, String text) {
    OUT.println("  " + Style.FAINT.of("[" + source + "]") + " " + text);
  }

  /** Something that is wrong and that the person can mend. */
  public static void problem(String text) {
    OUT.println(Style.BAD.of("! " + text));
  }

  /** A fault of the local cloud itself. */
  public static void fault(String doing, Throwable fault) {
    synchronized (OUT) {
      OUT.println("! internal fault while " + doing + ": please report it with these lines");
      fault.printStackTrace(OUT);
    }
  }
}
