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
}
