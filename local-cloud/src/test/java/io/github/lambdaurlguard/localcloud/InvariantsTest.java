package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule that must never break has a test that enforces it. */
class InvariantsTest {
  private static final Path DOCUMENT = Path.of("../docs/INVARIANTS.md");

  @ParameterizedTest
  @MethodSource("rules")
  void rule_isEnforcedByTestsThatExist(String rule) throws IOException {
    assertThat(rule).containsPattern(NamedTests.NAME);
    NamedTests.assertExist(rule, rule);
  }

  static List<String> rules() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .filter(line -> !line.startsWith("| invariant"))
        .toList();
  }
}
