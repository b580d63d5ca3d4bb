package io.github.lambdaurlguard.delivery.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report does to the tables: to a copy of the real ones. */
class ConformanceTablesTest {

  private static final Path PAGE = Path.of("../docs/local-cloud-rules.md");
  private static final String PLUS = "a plus sign in a query";
  private static final String SEGMENTS = "an empty or relative segment";

  @TempDir private Path folder;
  private Path copy;

  @BeforeEach
  void copyThePage() throws IOException {
    copy = Files.copy(PAGE, folder.resolve(PAGE.getFileName()));
  }

  @Test
  void raise_ruleThatAllItsProbesConfirm_isMeasuredAndNoLongerUncertain() throws IOException {
    var raised =
        ConformanceTables.in(folder)
            .raise(report(answer("a", PLUS, "200"), answer("b", PLUS, "200")));

    assertThat(raised).singleElement().asString().startsWith(PLUS);
    assertThat(row(PLUS)).contains("measured on AWS (eu-central-1, 2026-11-29) | measured | no |");
    assertThat(Files.readAllLines(copy))
        .noneMatch(line -> line.startsWith("- assumed: signatures: " + PLUS));
    assertThat(counts("measured")).isEqualTo(counts(PAGE, "measured") + 1);
    assertThat(counts("assumed")).isEqualTo(counts(PAGE, "assumed") - 1);
  }

  @Test
  void raise_ruleThatOneOfItsProbesContradicts_staysAndIsListed() throws IOException {
    var report =
        report(answer("a", PLUS, "200"), answer("b", PLUS, "403"), answer("c", SEGMENTS, ""));

    assertThat(ConformanceTables.in(folder).raise(report)).isEmpty();
    assertThat(Files.readString(copy)).isEqualTo(Files.readString(PAGE));
    assertThat(ConformanceTables.wrong(report))
        .singleElement()
        .asString()
        .contains(PLUS, "`200`", "AWS (eu-central-1, 2026-11-29): `403`", "(b)");
  }

  @Test
  void raise_twice_isTheSameAsOnce() throws IOException {
    var report = report(answer("a", PLUS, "200"));
    ConformanceTables.in(folder).raise(report);
    var once = Files.readString(copy);

    assertThat(ConformanceTables.in(folder).raise(report)).isEmpty();
    assertThat(Files.readString(copy)).isEqualTo(once);
  }

  /** Only what the report is about may change: a line that is written anew is written as it was. */
  @Test
  void raise_oneRule_leavesEveryOtherRowAsItIs() throws IOException {
    ConformanceTables.in(folder).raise(report(answer("a", SEGMENTS, "200")));

    var before = Files.readAllLines(PAGE);
    assertThat(Files.readAllLines(copy).stream().filter(line -> !before.contains(line)))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("| " + SEGMENTS));
    assertThat(row(SEGMENTS)).endsWith(" |").contains("| no | `CanonicalRequestTest");
  }

  private String row(String rule) throws IOException {
    return Files.readAllLines(copy).stream()
        .filter(line -> line.startsWith("| " + rule))
        .findFirst()
        .orElseThrow();
  }

  private int counts(String grade) throws IOException {
    return counts(copy, grade);
  }

  private static int counts(Path page, String grade) throws IOException {
    var line =
        Files.readAllLines(page).stream()
            .filter(l -> l.contains("Rules by grade: "))
            .findFirst()
            .orElseThrow();
    var words = List.of(line.substring(line.indexOf("Rules by grade: ")).split("[ ,.]+", -1));
    return Integer.parseInt(words.get(words.indexOf(grade) - 1));
  }

  private static ProofReport report(Answer... answers) {
    return new ProofReport("eu-central-1", "2026-11-29", Map.of(), List.of(answers));
  }

  private static Answer answer(String id, String rule, String answer) {
    return new Answer(id, "Q?", rule, "s", "200", answer, answer.isEmpty() ? "silent" : "", 1);
  }
}
