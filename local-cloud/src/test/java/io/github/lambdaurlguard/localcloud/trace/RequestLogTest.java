package io.github.lambdaurlguard.localcloud.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestLogTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void line_tellsTheWay(String name, List<Hop> hops, String way) {
    var trace =
        new RequestTrace(
            1,
            Instant.EPOCH,
            "GET",
            "/getBook/1",
            200,
            Duration.ofMillis(14),
            hops,
            Findings.NONE,
            new RequestLines(),
            Optional.empty());

    assertThat(logged(trace))
        .matches("\\d\\d:\\d\\d:\\d\\d\\.000 200 GET /getBook/1 14\\.0 ms = .*")
        .endsWith(" = " + way);
  }

  static Stream<Arguments> ways() {
    return Stream.of(
        Arguments.of(
            "hops in order, each with its time",
            List.of(
                hop(Part.BEHAVIOR, "/getBook/*", "", true, 0),
                hop(Part.EDGE, "Signer", "signed", true, 2_100),
                hop(Part.SIGNATURE, "", "valid", true, 600)),
            "behaviour /getBook/* → edge Signer signed 2.1 → signature valid 0.6"),
        Arguments.of(
            "what went wrong has an exclamation mark",
            List.of(hop(Part.SIGNATURE, "", "missing", false, 100)),
            "! signature missing 0.1"),
        Arguments.of(
            "a warm edge function tells nothing more than its hop",
            List.of(
                hop(Part.EDGE, "Signer", "signed", true, 2_000),
                hop(Part.FUNCTION, "Signer", "warm", true, 1_900)),
            "edge Signer signed 2.0"),
        Arguments.of(
            "a cold one does",
            List.of(
                hop(Part.EDGE, "Signer", "signed", true, 99_000),
                hop(Part.FUNCTION, "Signer", "cold start", true, 98_000)),
            "edge Signer signed 99.0 → function Signer cold start 98.0"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("paths")
  void path_isShownWithoutHarm(String path, String shown) {
    var trace = new Recording("GET", path).finish(200, Optional.empty());

    assertThat(logged(trace)).contains(" GET " + shown + " ");
  }

  static Stream<Arguments> paths() {
    return Stream.of(
        Arguments.of("/a%20b", "/a%20b"),
        Arguments.of("/\u001b[2J", "/\uFFFD[2J"),
        Arguments.of("/a\r\nb", "/a\uFFFD\uFFFDb"),
        Arguments.of("/" + "a".repeat(200), "/" + "a".repeat(99) + "…"));
  }

  private static String logged(RequestTrace trace) {
    var lines = new ArrayList<String>();
    new RequestLog(new Console(lines::add)).accept(trace);
    return lines.getFirst();
  }

  private static Hop hop(Part part, String subject, String outcome, boolean passed, long micros) {
    return new Hop(
        part, subject, outcome, passed, Duration.ZERO, Duration.ofNanos(micros * 1000), Map.of());
  }
}
