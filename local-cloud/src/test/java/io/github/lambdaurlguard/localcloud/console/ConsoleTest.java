package io.github.lambdaurlguard.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("outputs")
  void colours_areForTerminalsWhosePersonWantsThem(
      String name, boolean isTerminal, Map<String, String> environment, boolean coloured) {
    assertThat(Console.isColoured(isTerminal, environment)).isEqualTo(coloured);
  }

  static Stream<Arguments> outputs() {
    return Stream.of(
        Arguments.of("a terminal -> coloured", true, Map.of("TERM", "xterm"), true),
        Arguments.of("a pipe -> plain", false, Map.of("TERM", "xterm"), false),
        Arguments.of("NO_COLOR with a value -> plain", true, Map.of("NO_COLOR", "1"), false),
        Arguments.of("NO_COLOR, empty -> coloured", true, Map.of("NO_COLOR", ""), true),
        Arguments.of(
            "a terminal that can do nothing -> plain", true, Map.of("TERM", "dumb"), false));
  }

  @ParameterizedTest(name = "coloured: {0}")
  @CsvSource({"true,'\u001b[31m! x\u001b[0m'", "false,! x"})
  void styles_areColoursWhereThereAreSome(boolean coloured, String shown) {
    var lines = new ArrayList<String>();

    new Console(lines::add, coloured).problem("x");

    assertThat(lines).containsExactly(shown);
  }

  @Test
  void jsonLines_haveWhatIsKnownOfALine() throws IOException {
    var lines = new ArrayList<String>();
    var console = new Console(_ -> {}, true);
    console.read(new JsonLines(lines::add));

    console.line(Console.Style.GOOD.of("a \"b\""));
    console.line("GetBooks", "42", "\u001b[31m");
    console.problem("c", List.of("d"));

    assertThat(lines.stream().map(ConsoleTest::withoutTime))
        .containsExactly(
            "{\"kind\":\"message\",\"text\":\"a \\\"b\\\"\"}",
            "{\"kind\":\"output\",\"source\":\"GetBooks\",\"requestId\":\"42\",\"text\":\"\\\\u001b[31m\"}",
            "{\"kind\":\"problem\",\"text\":\"c\\nd\"}");
    assertThat(Instant.parse((String) JSON.std.mapFrom(lines.getFirst()).get("time")))
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  private static String withoutTime(String line) {
    return line.replaceFirst("\"time\":\"[^\"]*+\",", "");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void controlCharacters_areShownAndNotObeyed(String name, String text, String shown) {
    var lines = new ArrayList<String>();

    new Console(lines::add).line(text);

    assertThat(lines).containsExactly(shown);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("a tab stays", "a\tb", "a\tb"),
        Arguments.of("a line that is made up", "a\n! b", "a\\u000a! b"),
        Arguments.of("marks of direction", "\u200e\u200f\u061c", "\\u200e\\u200f\\u061c"),
        Arguments.of("a mark of a style", "a\ufdd3b", "ab"),
        Arguments.of("letters of any script stay", "é ש ع 中 😀", "é ש ع 中 😀"),
        Arguments.of("a colour", "\u001b[31m200\u001b[0m", "\\u001b[31m200\\u001b[0m"),
        Arguments.of("text that runs the other way", "/\u202e002/", "/\\u202e002/"),
        Arguments.of("an isolate of text", "a\u2066b\u2069", "a\\u2066b\\u2069"),
        Arguments.of("another end of a line", "403\u2028200", "403\\u2028200"),
        Arguments.of("a title of a terminal", "\u001b]0;owned\u0007", "\\u001b]0;owned\\u0007"),
        Arguments.of("a screen that is cleared", "\u001b[2J", "\\u001b[2J"),
        Arguments.of("a line that is written over", "403 a\r200 b", "403 a\\u000d200 b"),
        Arguments.of("eight-bit codes", "\u009b2J", "\\u009b2J"),
        Arguments.of("what a pattern's replacement would read", "$1\\", "$1\\"));
  }
}
