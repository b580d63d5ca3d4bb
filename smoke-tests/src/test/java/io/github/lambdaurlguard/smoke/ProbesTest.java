package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Probes, those of the catalogue and the tests that are probes by themselves, ask a question, and
 * are about rules that stand in the tables, each in one row.
 */
class ProbesTest {

  private static final Path PAGE = Path.of("../docs/local-cloud-rules.md");
  private static final Path NOT_ASKED = Path.of("../docs/proofs/README.md");
  private static final Path CLASSES = Path.of("target/classes");
  private static final Pattern PARAMETER = Pattern.compile("%s");

  /** A row of a rule that nobody here has measured, and AWS does not document. */
  private static final Pattern BELIEVED =
      Pattern.compile(
          "\\| (?<rule>.+?) \\| .* \\| (assumed|disputed|recorded) \\| (yes|partly|no) \\| .*");

  private static final Pattern ROW_OF_NOT_ASKED =
      Pattern.compile("\\| (?<rule>.+?) \\| (?<reason>.+) \\|");

  static List<Probe> probes() {
    return Probes.all();
  }

  /** The tests of the classes that {@link Recording} records. */
  static List<Method> tests() throws IOException {
    try (var files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith("IT.class"))
          .map(name -> classNamed(name.replace(".class", "").replace('/', '.')))
          .filter(ProbesTest::isRecorded)
          .flatMap(tests -> Stream.of(tests.getDeclaredMethods()))
          .filter(ProbesTest::isTest)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("probes")
  void probe_isAboutTheRuleOfOneRow(Probe probe) throws IOException {
    assertThat(rowsOf(probe.rule())).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("tests")
  void test_thatIsAProbe_asksAQuestion(Method test) throws IOException {
    var asks = test.getAnnotation(Asks.class);

    assertThat(asks).as("@Asks").isNotNull();
    assertThat(asks.question()).endsWith("?");
    assertThat(asks.source()).startsWith("https://");
    assertThat(PARAMETER.matcher(asks.question()).results()).hasSize(test.getParameterCount());
    if (!asks.rule().isEmpty()) {
      assertThat(rowsOf(asks.rule())).hasSize(1);
    }
  }

  @Test
  void ids_areUnique() throws IOException {
    assertThat(
            Stream.concat(
                Probes.all().stream().map(Probe::id),
                tests().stream().map(test -> test.getAnnotation(Asks.class).id())))
        .doesNotHaveDuplicates();
  }

  /** Every belief is a question to AWS, or the page on proofs says why it is none. */
  @ParameterizedTest
  @MethodSource("beliefs")
  void belief_isAskedAboutOrSaysWhyNot(String rule) throws IOException {
    assertThat(
            Stream.concat(rulesAsked().stream(), rulesNotAsked().stream()).filter(rule::startsWith))
        .as("a probe of this rule, or its row in %s", NOT_ASKED)
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rulesNotAsked")
  void rule_thatIsNotAsked_isOneBeliefThatNoProbeIsAbout(String rule) throws IOException {
    assertThat(beliefs()).filteredOn(belief -> belief.startsWith(rule)).hasSize(1);
    assertThat(rowsOf(rule))
        .singleElement()
        .satisfies(
            row ->
                assertThat(rulesAsked())
                    .allSatisfy(asked -> assertThat(row).doesNotStartWith("| " + asked)));
  }

  static List<String> beliefs() throws IOException {
    var beliefs =
        Files.readAllLines(PAGE).stream()
            .map(BELIEVED::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group("rule"))
            .toList();
    assertThat(beliefs).hasSizeGreaterThan(20);
    return beliefs;
  }

  /** The rows of the page's table. */
  static List<String> rulesNotAsked() throws IOException {
    var rules =
        Files.readAllLines(NOT_ASKED).stream()
            .map(ROW_OF_NOT_ASKED::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group("rule"))
            .toList();
    return rules.subList(2, rules.size());
  }

  private static List<String> rulesAsked() throws IOException {
    return Stream.concat(
            Probes.all().stream().map(Probe::rule),
            tests().stream().map(test -> test.getAnnotation(Asks.class).rule()))
        .filter(rule -> !rule.isEmpty())
        .distinct()
        .toList();
  }

  private static List<String> rowsOf(String rule) throws IOException {
    return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| " + rule)).toList();
  }

  private static Class<?> classNamed(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRecorded(Class<?> tests) {
    var extensions = tests.getAnnotation(ExtendWith.class);
    return extensions != null && List.of(extensions.value()).contains(Recording.class);
  }

  private static boolean isTest(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().endsWith("Test"));
  }
}
