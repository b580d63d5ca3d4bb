package io.github.lambdaurlguard.localcloud.localpage;

import static io.github.lambdaurlguard.localcloud.localpage.Html.escaped;

import io.github.lambdaurlguard.localcloud.trace.Hop;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** One request, with its hops as a waterfall: where each bar begins and how long it is, in time. */
final class RequestHtml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  /** The width of the waterfall in its own units, and the least that can be seen of a hop. */
  private static final double WIDTH = 1000;

  private static final double LEAST_WIDTH = 4;
  private static final int FIRST_ERROR_STATUS = 400;

  private RequestHtml() {}

  static String of(RequestTrace trace) {
    return """
    <details id="request-%d">
    <summary><time>%s</time> <b class="%s">%d</b> <span>%s</span> <code>%s</code> <i>%s ms</i></summary>
    <table class="hops">
    %s</table>
    %s</details>
    """
        .formatted(
            trace.number(),
            TIME.format(trace.arrival()),
            trace.status() < FIRST_ERROR_STATUS ? "good" : "bad",
            trace.status(),
            escaped(trace.method()),
            escaped(trace.path()),
            milliseconds(trace.duration()),
            trace.hops().stream()
                .map(hop -> row(hop, trace.duration()))
                .collect(Collectors.joining()),
            trace.hops().stream().map(RequestHtml::details).collect(Collectors.joining()));
  }

  private static String row(Hop hop, Duration whole) {
    var start = hop.start().toNanos() * WIDTH / whole.toNanos();
    var width = Math.max(hop.duration().toNanos() * WIDTH / whole.toNanos(), LEAST_WIDTH);
    return """
    <tr class="%s"><th>%s<td>%s<td>%s<td class="number">%s ms\
    <td class="bar"><svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\
    <rect x="%.1f" y="0" width="%.1f" height="10"/></svg></tr>
    """
        .formatted(
            hop.passed() ? "good" : "bad",
            escaped(hop.part().title()),
            escaped(hop.subject()),
            escaped(hop.outcome()),
            milliseconds(hop.duration()),
            Math.min(start, WIDTH - width),
            width);
  }

  private static String details(Hop hop) {
    return hop.details().isEmpty()
        ? ""
        : hop.details().entrySet().stream()
            .map(
                text ->
                    "<figure><figcaption>%s</figcaption><pre>%s</pre></figure>"
                        .formatted(escaped(text.getKey()), escaped(text.getValue())))
            .collect(Collectors.joining("\n", "<div class=\"details\">\n", "\n</div>\n"));
  }

  private static String milliseconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
  }
}
