package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
  private static final Path CLASSES = Path.of("target/classes");
  private static final Pattern PARAMETER = Pattern.compile("%s");

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
