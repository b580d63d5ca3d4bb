package io.github.lambdaurlguard.localcloud.console;

import io.github.lambdaurlguard.localcloud.console.ConsoleLine.Kind;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where messages for the person who started the local cloud go. Lines never mix, whoever writes
 * them, and nothing that a request or a function brought along is obeyed by a terminal.
 */
public final class Console {
  private final Consumer<String> lines;
  private final boolean coloured;
  private final List<Consumer<ConsoleLine>> readers = new CopyOnWriteArrayList<>();

  /**
   * A console whose lines are plain.
   *
   * @param lines gets each message; some have more than one line
   */
  public Console(Consumer<String> lines) {
    this(lines, false);
  }

  Console(Consumer<String> lines, boolean coloured) {
    this.lines = lines;
    this.coloured = coloured;
  }

  /** The standard output of this process. */
  public static Console ofThisProcess() {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var isTerminal =
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
    return new Console(out::println, isColoured(isTerminal, System.getenv()));
  }

  /** The standard output of this process, as JSON lines and nothing else. */
  public static Console ofThisProcessInJson() {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var console = silent();
    console.read(new JsonLines(out::println));
    return console;
  }

  /** A console that nobody reads. */
  public static Console silent() {
    return new Console(_ -> {});
  }

  /**
   * How a piece of text looks on a terminal. Elsewhere it stays as it is. A style is marked by
   * noncharacters of Unicode until the console knows whether its lines have colours.
   */
  public enum Style {
    PLAIN('\uFDD0', ""),
    FAINT('\uFDD1', "\u001b[2m"),
    GOOD('\uFDD2', "\u001b[32m"),
    BAD('\uFDD3', "\u001b[31m"),
    STRONG('\uFDD4', "\u001b[1m");

    private static final char END = '\uFDEF';
    private static final String RESET = "\u001b[0m";

    private final char mark;
    private final String code;

    Style(char mark, String code) {
      this.mark = mark;
      this.code = code;
    }

    /** The text in this style, for a line of a console. */
    public String of(String text) {
      return this == PLAIN ? text : mark + resolved(text, false) + END;
    }

    private static boolean isMark(int character) {
      return character >= PLAIN.mark && character <= END;
    }

    /** The text with the codes of the styles that are marked in it, or without. */
    private static String resolved(String text, boolean coloured) {
      return TerminalText.replaced(text, Style::isMark, mark -> coloured ? code((char) mark) : "");
    }

    private static String code(char mark) {
      return Arrays.stream(values())
          .filter(style -> style.mark == mark)
          .findFirst()
          .map(style -> style.code)
          .orElse(RESET);
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

  /** Ends what {@link #read} began. */
  public interface Reading extends AutoCloseable {
    @Override
    void close();
  }

  /** Tells somebody of all that is said from now on, on the thread that says it. */
  public Reading read(Consumer<ConsoleLine> reader) {
    readers.add(reader);
    return () -> readers.remove(reader);
  }

  /** A line: a text with more of them would let a request make lines up. */
  public void line(String text) {
    say(Kind.MESSAGE, List.of(text), List.of(text));
  }

  /** A text of this program's own with several lines. */
  public void lines(String text) {
    say(Kind.MESSAGE, text.lines().toList(), text.lines().toList());
  }

  /** A line that a child process or a service wrote, with its source in front. */
  public void line(String source, String text) {
    line(source, "", text);
  }

  /**
   * A line that a function wrote.
   *
   * @param requestId of the invocation; the empty string for none
   */
  public void line(String source, String requestId, String text) {
    say(
        new ConsoleLine(Instant.now(), Kind.OUTPUT, source, requestId, printed(text, false)),
        printed("  " + Style.FAINT.of("[" + source + "]") + " " + text, coloured));
  }

  /** A request and its way. */
  public void request(String text) {
    say(Kind.REQUEST, List.of(text), List.of(text));
  }

  /** Something that is wrong and that the person can mend. */
  public void problem(String text) {
    problem(text, List.of());
  }

  /** The same in several lines of this program's own. */
  public void problems(String text) {
    var lines = text.lines().toList();
    problem(lines.getFirst(), lines.subList(1, lines.size()));
  }

  /**
   * Something that is wrong, and more about it in lines of their own.
   *
   * @param more for example a stack trace
   */
  public void problem(String text, List<String> more) {
    say(
        Kind.PROBLEM,
        Stream.concat(Stream.of(text), more.stream()).toList(),
        Stream.concat(Stream.of(Style.BAD.of("! " + text)), more.stream()).toList());
  }

  /** A fault of the local cloud itself. */
  public void fault(String doing, Throwable fault) {
    var trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    problem(
        "internal fault while " + doing + ": please report it with these lines",
        trace.toString().lines().toList());
  }

  private void say(Kind kind, List<String> texts, List<String> shown) {
    say(
        new ConsoleLine(Instant.now(), kind, "", "", printed(texts, false)),
        printed(shown, coloured));
  }

  private void say(ConsoleLine line, String shown) {
    lines.accept(shown);
    readers.forEach(reader -> reader.accept(line));
  }

  private static String printed(List<String> texts, boolean coloured) {
    return texts.stream().map(text -> printed(text, coloured)).collect(Collectors.joining("\n"));
  }

  private static String printed(String text, boolean coloured) {
    return Style.resolved(TerminalText.escaped(text), coloured);
  }
}
