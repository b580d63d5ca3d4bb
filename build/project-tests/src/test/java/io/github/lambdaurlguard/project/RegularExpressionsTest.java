package io.github.lambdaurlguard.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A regular expression takes time in proportion to the text that it is given: viewers choose the
 * texts, and a function is billed for the time. This holds for all of the code, because nobody
 * would keep a list of what viewers' text comes by.
 */
class RegularExpressionsTest {
  /** Those that are no constants, and why that is no harm. */
  private static final List<String> COMPUTED =
      List.of(
          // AllowedPattern of a template, for parameters that whoever runs the template gives.
          "ParameterConstraints",
          "ParameterResource",
          // The ARNs of this account and deployment, all of it quoted but for a class of
          // characters.
          "PublishedParameters",
          "PublishedParameters",
          // The one character that separates the parts of a class path on this machine.
          "JavaSources",
          "AotCache",
          "RuntimeCommands");

  static List<RegularExpression> regularExpressions() {
    return RegularExpressions.of(Project.compiledClasses()).constants();
  }

  @ParameterizedTest
  @MethodSource("regularExpressions")
  void regularExpression_readsEachCharacterAFewTimes(RegularExpression expression) {
    assertThat(Attacks.findOn(expression)).isEmpty();
  }

  @Test
  void regularExpression_isAConstant() {
    assertThat(RegularExpressions.of(Project.compiledClasses()).computed())
        .describedAs("write them as constants, or match without a regular expression")
        .extracting(place -> place.replaceFirst(":.*", ""))
        .containsExactlyInAnyOrderElementsOf(COMPUTED);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          false | `application/json\\s*(;\\s*charset\\s*=\\s*(utf-8|"utf-8")\\s*)?;?\\s*`
          false | `\\s*x?\\s*`
          false | `(a+)+b`
          false | `(a|a)*`
          false | `(a|b|ab)*c`
          false | `(.*),(.*)`
          false | `x[a-z]*[a-c]*y`
          false | `GET /[^ ]*[^?]*\\?`
          false | `(?:[^,"]|"[^"]*"?)+`
          false | `(/[a-z]+)+`
          true  | `\\s+$`
          true  | `<[^>]*>`
          true  | `-?\\d+px`
          """)
  void slowExpression_isFound(boolean searches, String text) {
    assertThat(Attacks.findOn(new RegularExpression("here", text, 0, searches))).isPresent();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          false | `\\s+$`
          false | `<[^>]*>`
          false | `a*b*c*`
          false | `[a-z]+(\\.[0-9]+)?`
          false | `\\d{1,30}(\\.\\d{1,30})?`
          false | `(?:/[a-z]++)++`
          true  | `[;,]`
          true  | `\\G\\s*+"([^"]*)"\\s*(?:,|$)`
          """)
  void linearExpression_isNotFound(boolean searches, String text) {
    assertThat(Attacks.findOn(new RegularExpression("here", text, 0, searches))).isEmpty();
  }

  /** What somebody might write next. */
  @SuppressWarnings({"unused", "StringSplitter"})
  private static final class Examples {
    private static final Pattern CONSTANT = Pattern.compile("a", Pattern.CASE_INSENSITIVE);

    private static boolean inPlace(String text) {
      return text.matches("b") || CONSTANT.matcher(text).matches();
    }

    private static String replaced(String text) {
      return text.replaceAll("c", "") + text.split("d", 2)[0] + text.split("e")[0];
    }

    private static String quoted(String text, String literal) {
      return text.split(Pattern.quote(literal), 2)[0];
    }

    private static boolean computed(String text, String given) {
      return text.matches("f" + given);
    }

    private static Stream<Predicate<String>> byReference(Stream<String> given) {
      return given.map(Pattern::compile).map(Pattern::asPredicate);
    }
  }

  @Test
  void regularExpressions_areFoundWhereverTheyStand() throws URISyntaxException {
    var found = RegularExpressions.of(List.of(compiled(Examples.class)));

    assertThat(found.constants())
        .extracting(RegularExpression::text)
        .containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    assertThat(found.constants())
        .filteredOn(RegularExpression::searches)
        .extracting(RegularExpression::text)
        .containsExactlyInAnyOrder("a", "c", "d", "e");
    assertThat(found.constants())
        .filteredOn(each -> each.flags() == Pattern.CASE_INSENSITIVE)
        .extracting(RegularExpression::text)
        .containsExactly("a");
    assertThat(found.computed()).hasSize(2);
  }

  private static CompiledClass compiled(Class<?> type) throws URISyntaxException {
    var name = type.getName();
    var file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    return CompiledClass.read(Path.of(type.getResource(file).toURI()));
  }
}
