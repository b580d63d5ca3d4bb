package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of probes is about rules that stand in the tables, each in one row. */
class ProbesTest {

  private static final Path PAGE = Path.of("../docs/local-cloud-rules.md");

  static List<Probe> probes() {
    return Probes.all();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void probe_isAboutTheRuleOfOneRow(Probe probe) throws IOException {
    assertThat(
            Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| " + probe.rule())))
        .hasSize(1);
  }

  @Test
  void ids_areUnique() {
    assertThat(Probes.all().stream().map(Probe::id)).doesNotHaveDuplicates();
  }
}
