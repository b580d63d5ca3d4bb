package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.Console.Style;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line on the console for each request:
 *
 * <pre>
 * 10:31:07.123 200 GET /getBook/42 14.2 ms = behaviour /getBook/* → edge Signer signed 2.1 → …
 * </pre>
 *
 * <p>The numbers are milliseconds. A hop where something went wrong has an exclamation mark.
 */
public final class RequestLog implements Consumer<RequestTrace> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  private static final Duration SHORTEST_SHOWN = Duration.ofNanos(50_000);

  /** A longer path is cut: the page shows it whole. */
  private static final int PATH_CHARACTERS = 100;

  private final Console console;

  public RequestLog(Console console) {
    this.console = console;
  }

  @Override
  public void accept(RequestTrace trace) {
    console.request(line(trace));
  }

  private static String line(RequestTrace trace) {
    return String.join(
        " ",
        Style.FAINT.of(TIME.format(trace.arrival())),
        style(trace.status()).of(Integer.toString(trace.status())),
        trace.method(),
        shortened(trace.path()),
        milliseconds(trace.duration()),
        "ms =",
        way(trace.hops()));
  }

  private static String way(List<Hop> hops) {
    var words = new StringJoiner(" → ");
    var before = "";
    for (var hop : hops) {
      // The function of an edge hop that started warm tells nothing more than that hop.
      if (!hop.subject().equals(before) || !hop.outcome().equals("warm")) {
        words.add(hop(hop));
      }
      before = hop.subject();
    }
    return words.toString();
  }

  private static String hop(Hop hop) {
    var words =
        Stream.of(hop.passed() ? "" : "!", hop.part().title(), hop.subject(), hop.outcome())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    return (hop.passed() ? Style.PLAIN : Style.BAD).of(words) + time(hop.duration());
  }

  /** Decisions take next to no time: a number would only make the line longer. */
  private static String time(Duration duration) {
    return duration.compareTo(SHORTEST_SHOWN) < 0
        ? ""
        : " " + Style.FAINT.of(milliseconds(duration));
  }

  private static Style style(int status) {
    return status < 400 ? Style.GOOD : Style.BAD;
  }

  private static String shortened(String path) {
    return path.length() <= PATH_CHARACTERS ? path : path.substring(0, PATH_CHARACTERS) + "…";
  }

  /** With one digit after the point. */
  static String milliseconds(Duration duration) {
    var tenths = Math.round(duration.toNanos() / 1e5);
    return tenths / 10 + "." + tenths % 10;
  }
}
