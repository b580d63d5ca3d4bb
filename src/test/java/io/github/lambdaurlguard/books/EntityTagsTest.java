package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  /** A version that no book has: what a tag asks for that is not one of ours. */
  private static final long NONE = 0L;

  private static EntityTags parse(String header) {
    return EntityTags.parse("if-match", header);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("one", "\"3\"", Set.of(3L), Set.of(3L)),
        Arguments.of("several", "\"3\", \"4\",\"5\"", Set.of(3L, 4L, 5L), Set.of(3L, 4L, 5L)),
        Arguments.of("empty elements", ",\"3\", ,\t,\"4\" ,", Set.of(3L, 4L), Set.of(3L, 4L)),
        Arguments.of("a weak tag matches weakly", "W/\"3\"", Set.of(NONE), Set.of(3L)),
        Arguments.of("a foreign tag matches nothing", "\"abc\"", Set.of(NONE), Set.of(NONE)),
        Arguments.of("an empty tag matches nothing", "\"\"", Set.of(NONE), Set.of(NONE)),
        Arguments.of("a comma in a tag", "\"a,b\", \"3\"", Set.of(NONE, 3L), Set.of(NONE, 3L)),
        Arguments.of("30 digits", "\"" + "9".repeat(30) + "\"", Set.of(NONE), Set.of(NONE)),
        Arguments.of("no leading zero", "\"03\"", Set.of(NONE), Set.of(NONE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void parse_header_givesVersions(String rule, String header, Set<Long> strong, Set<Long> weak) {
    assertThat(parse(header).any()).isFalse();
    assertThat(parse(header).strongVersions()).isEqualTo(strong);
    assertThat(parse(header).versions()).isEqualTo(weak);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", " *", "* "})
  void parse_asterisk_isAnyTag(String header) {
    assertThat(parse(header).any()).isTrue();
    assertThat(parse(header).matchStrongly(EntityTag.strong("x"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        ", ,",
        "3",
        "\"3",
        "3\"",
        "\"3\" \"4\"",
        "*, \"3\"",
        "w/\"3\"",
        "\"3\";"
      })
  void parse_notAListOfTags_isRefused(String header) {
    assertThatThrownBy(() -> parse(header)).isInstanceOf(Problem.class);
  }

  @Test
  void parse_moreTagsThanDynamoDbCompares_isRefused() {
    assertThat(parse("\"1\",".repeat(EntityTags.MAX_TAGS)).tags()).hasSize(EntityTags.MAX_TAGS);
    assertThatThrownBy(() -> parse("\"1\",".repeat(EntityTags.MAX_TAGS + 1)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void parse_hostileHeader_endsAtOnce() {
    assertThatThrownBy(() -> parse(", ".repeat(5_000) + "x")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> parse("\"" + " ,".repeat(5_000))).isInstanceOf(Problem.class);
  }
}
