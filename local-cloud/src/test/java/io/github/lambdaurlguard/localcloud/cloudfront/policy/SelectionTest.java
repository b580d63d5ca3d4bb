package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SelectionTest {
  static Stream<Arguments> selections() {
    return Stream.of(
        Arguments.of("none", Selection.NONE, false, false),
        Arguments.of("all", Selection.ALL, true, true),
        Arguments.of("headers have no case", Selection.ofHeaders("Host"), true, false),
        Arguments.of("listed", Selection.listed("host"), true, false),
        Arguments.of("others have case", Selection.listed("Host"), false, false),
        Arguments.of("all but listed", Selection.allBut(Set.of("host")), false, true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("selections")
  void takes_name_asItsModeSays(String rule, Selection selection, boolean host, boolean other) {
    assertThat(selection.takes("host")).isEqualTo(host);
    assertThat(selection.takes("other")).isEqualTo(other);
  }
}
