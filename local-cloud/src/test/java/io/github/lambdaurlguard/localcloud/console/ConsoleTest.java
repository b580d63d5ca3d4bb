package io.github.lambdaurlguard.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void controlCharacters_areShownAndNotObeyed(String name, String text, String shown) {
    assertThat(Console.harmless(text)).isEqualTo(shown);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("lines and tabs stay", "a\n\tb", "a\n\tb"),
        Arguments.of(
            "the codes of styles stay", "\u001b[31m! x\u001b[0m", "\u001b[31m! x\u001b[0m"),
        Arguments.of("a title of a terminal", "\u001b]0;owned\u0007", "\\u001b]0;owned\\u0007"),
        Arguments.of("a screen that is cleared", "\u001b[2J", "\\u001b[2J"),
        Arguments.of("a line that is written over", "403 a\r200 b", "403 a\\u000d200 b"),
        Arguments.of("eight-bit codes", "\u009b2J", "\\u009b2J"),
        Arguments.of("what a pattern's replacement would read", "$1\\", "$1\\"));
  }
}
