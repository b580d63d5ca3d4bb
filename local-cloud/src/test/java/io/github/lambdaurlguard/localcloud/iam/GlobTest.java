package io.github.lambdaurlguard.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          equal text             | abc      | abc       | true
          other text             | abc      | abd       | false
          case matters           | abc      | ABC       | false
          longer text            | abc      | abcd      | false
          star: any text         | *        | a:b/c     | true
          star: no text          | a*       | a         | true
          star: in the middle    | a*c      | abbc      | true
          star: crosses a slash  | a/*      | a/b/c     | true
          star: comes back       | a*bc     | abcbbc    | true
          star: two              | *a*      | bab       | true
          question mark          | a?c      | abc       | true
          question mark: missing | a?c      | ac        | false
          dot is no wildcard     | a.c      | abc       | false
          """)
  void match_pattern(String rule, String pattern, String text, boolean expected) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(expected);
  }

  @Test
  void match_anyPattern_asRegularExpression() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab*?");
      String text = text(random, "ab");
      String regex = pattern.replace("*", ".*").replace('?', '.');

      assertThat(Glob.of(pattern).matches(text))
          .as("%s matches %s", pattern, text)
          .isEqualTo(Pattern.matches(regex, text));
    }
  }

  private static String text(Random random, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
