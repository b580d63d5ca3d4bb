package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest(name = "{0} on {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /getBooks   | /getBooks          | true  | equal paths match
          /getBooks   | /getbooks          | false | case counts
          /getBooks   | /getBooks/         | false | a trailing slash counts
          getBooks    | /getBooks          | true  | the leading slash may be left out
          /getBook/*  | /getBook/1         | true  | * stands for characters
          /getBook/*  | /getBook/          | true  | * stands for none too
          /getBook/*  | /getBook           | false | the slash before * is needed
          /getBook/*  | /getBook/a/b       | true  | * crosses slashes
          *.jpg       | /images/a.jpg      | true  | * at the start
          /a?c        | /abc               | true  | ? stands for one character
          /a?c        | /ac                | false | ? does not stand for none
          /a.c        | /abc               | false | a dot is a dot
          /getBook/*  | /%67etBook/1       | true  | escapes of unreserved characters are decoded
          /getBook/*  | /x/../getBook/1    | true  | dot segments are resolved
          /getBook/*  | /getBook/../admin  | false | dot segments are resolved before matching
          /a%2Fb      | /a%2fb             | true  | escapes are compared in upper case
          /a/b        | /a%2fb             | false | an escaped slash is no slash
          /a%zz       | /a%zz              | true  | what is no escape stays
          """)
  void matches_followsCloudFrontsRules(String pattern, String path, boolean matches, String rule) {
    assertThat(new PathPattern(pattern).matches(path)).describedAs(rule).isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0} and {1} more characters -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /aZ09_-.*$/~"'@:+&? | 0   | true
          /                   | 254 | true
          /                   | 255 | false
          ``                  | 0   | false
          /a b                | 0   | false
          /a%20b              | 0   | false
          /a(b)               | 0   | false
          /a#b                | 0   | false
          /ä                  | 0   | false
          """)
  void problem_isWhatCloudFrontDoesNotTake(String text, int more, boolean isLegal) {
    assertThat(PathPattern.problem(text + "a".repeat(more)).isEmpty()).isEqualTo(isLegal);
  }
}
