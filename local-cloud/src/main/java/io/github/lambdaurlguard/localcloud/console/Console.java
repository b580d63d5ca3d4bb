package io.github.lambdaurlguard.localcloud.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the person who started the local cloud reads. Lines never mix, whoever writes them. */
public final class Console {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private static final Pattern CONTROL =
      Pattern.compile("(\\u001b\\[(?:0|1|2|31|32)m|[\\n\\t])|\\p{Cc}");

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

  /**
   * The text without what a terminal would obey: control characters, other than the ends of lines
   * and the codes of {@link Style}, which a request or a function may have brought here.
   */
  static String harmless(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            found ->
                found.group(1) != null
                    ? Matcher.quoteReplacement(found.group(1))
                    : "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }

  /** A line, or a few. */
  public static void line(String text) {
    OUT.println(harmless(text));
  }

  /** A line that a child process or a service wrote, with its source in front. */
  public static void line(String source, String text) {
    line("  " + Style.FAINT.of("[" + source + "]") + " " + text);
  }

  /** Something that is wrong and that the person can mend. */
  public static void problem(String text) {
    line(Style.BAD.of("! " + text));
  }

  /** A fault of the local cloud itself. */
  public static void fault(String doing, Throwable fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    line("! internal fault while " + doing + ": please report it with these lines\n" + trace);
  }
}
