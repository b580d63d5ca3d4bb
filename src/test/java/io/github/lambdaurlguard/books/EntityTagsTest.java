package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  /** A version that no book has: what a tag asks for that is not one of ours. */
  private static final long NONE = 0L;

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("one", "\"3\"", Set.of(3L)),
        Arguments.of("several", "\"3\", \"4\",\"5\"", Set.of(3L, 4L, 5L)),
        Arguments.of("any", "*", Set.of()),
        Arguments.of("a weak tag matches nothing", "W/\"3\"", Set.of(NONE)),
        Arguments.of("a foreign tag matches nothing", "\"abc\"", Set.of(NONE)),
        Arguments.of("an empty tag matches nothing", "\"\"", Set.of(NONE)),
        Arguments.of("a comma inside a tag", "\"a,b\", \"3\"", Set.of(NONE, 3L)),
        Arguments.of("more digits than a version has", "\"" + "9".repeat(30) + "\"", Set.of(NONE)),
        Arguments.of("no leading zero", "\"03\"", Set.of(NONE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void parseIfMatch_header_givesVersions(String rule, String header, Set<Long> versions) {
    assertThat(EntityTags.parseIfMatch(header)).isEqualTo(versions);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "3", "\"3", "3\"", "\"3\" \"4\"", "*, \"3\"", "w/\"3\"", "\"3\";"})
  void parseIfMatch_notAListOfTags_isRefused(String header) {
    assertThatThrownBy(() -> EntityTags.parseIfMatch(header)).isInstanceOf(Problem.class);
  }
}
