package io.github.lambdaurlguard.delivery.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lambda publishes no version that equals its newest, so another attempt has another name. */
class RevisionTest {

  static Stream<Arguments> attempts() {
    return Stream.of(
        argumentSet("the first", null, List.of(), "abc"),
        argumentSet("of new content", "old", List.of("old"), "abc"),
        argumentSet("of what is deployed", "abc", List.of("abc"), "abc"),
        argumentSet(
            "of what was deployed at the second", "abc-2", List.of("abc", "abc-2"), "abc-2"),
        argumentSet("after one that left its version", "old", List.of("old", "abc"), "abc-2"),
        argumentSet("after two", "old", List.of("old", "abc", "abc-2"), "abc-3"),
        argumentSet("beside a longer one", "old", List.of("abcd"), "abc"));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void revision_ofAnAttempt(String deployed, List<String> published, String name) {
    assertThat(new Revision("abc").forAttempt(Optional.ofNullable(deployed), published))
        .hasToString(name);
  }
}
