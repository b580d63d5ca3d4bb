package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance tables of docs/local-cloud-rules.md claim nothing that no test holds. */
class ConformanceTableTest {
  private static final Path DOCUMENT = Path.of("../docs/local-cloud-rules.md");
  private static final String HEADING = "## Conformance: ";

  /** From what is most certain to what is least, and what is no rule of AWS's. */
  private static final List<String> GRADES =
      List.of("measured", "recorded", "documented", "disputed", "assumed", "own");

  record Row(String rule, String source, String grade, String enforced, String test) {
    static Row of(String line) {
      var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      assertThat(cells).describedAs(line).hasSize(7);
      return new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }
  }

  record Section(String title, String header, List<Row> rows) {
    @Override
    public String toString() {
      return title;
    }
  }

  @ParameterizedTest
  @MethodSource("sections")
  void section_hasTheColumnsOfAllAndRows(Section section) {
    assertThat(section.header()).isEqualTo("| rule | source | grade | enforced | test |");
    assertThat(section.rows()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("sections")
  void row_hasARuleASourceOrReasonAndAVerdict(Section section) {
    assertThat(section.rows())
        .allSatisfy(
            row -> {
              assertThat(row.rule()).isNotBlank();
              assertThat(row.source()).isNotBlank();
              assertThat(row.grade()).isIn(GRADES);
              assertThat(row.enforced()).isIn("yes", "no", "partly");
            });
  }

  /** A documented rule names AWS's page, and a recorded or measured one the day of a recording. */
  @ParameterizedTest
  @MethodSource("sections")
  void grade_hasASourceOfItsKind(Section section) {
    assertThat(section.rows())
        .allSatisfy(
            row -> {
              switch (row.grade()) {
                case "documented" -> assertThat(row.source()).contains("](https://");
                case "recorded", "measured" ->
                    assertThat(row.source())
                        .as(row.rule())
                        .containsPattern("\\b20\\d\\d-\\d\\d-\\d\\d\\b");
                case "own" -> assertThat(row.source()).doesNotContain("](https://docs.aws");
                default -> assertThat(row.source()).isNotBlank();
              }
            });
  }

  @Test
  void counts_standAboveTheTables() throws IOException {
    var rows = sections().flatMap(section -> section.rows().stream()).toList();
    var counts =
        GRADES.stream()
            .map(
                grade ->
                    rows.stream().filter(row -> row.grade().equals(grade)).count() + " " + grade)
            .collect(Collectors.joining(", ", "Rules by grade: ", "."));

    assertThat(Files.readString(DOCUMENT)).contains(counts);
  }

  /** The assumed rules come first in the list of what to measure, and then the disputed. */
  @Test
  void whatIsUncertain_isToBeMeasured() throws IOException {
    var expected =
        Stream.of("assumed", "disputed")
            .flatMap(
                grade ->
                    sections()
                        .flatMap(
                            section ->
                                section.rows().stream()
                                    .filter(row -> row.grade().equals(grade))
                                    .map(
                                        row ->
                                            "- %s: %s: %s"
                                                .formatted(grade, section.title(), row.rule()))))
            .toList();

    assertThat(
            Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("- (assumed|disputed): .*")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("sections")
  void whatIsNotEnforced_standsFirst(Section section) {
    var verdicts = section.rows().stream().map(Row::enforced).toList();

    assertThat(verdicts.stream().dropWhile("no"::equals)).doesNotContain("no");
  }

  @ParameterizedTest
  @MethodSource("sections")
  void enforcedRule_namesATest(Section section) {
    assertThat(section.rows())
        .filteredOn(row -> row.enforced().equals("yes"))
        .allSatisfy(row -> assertThat(row.test()).containsPattern(NamedTests.NAME));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void namedTest_exists(Section section) throws IOException {
    for (var row : section.rows()) {
      NamedTests.assertExist(row.test(), row.rule());
    }
  }

  static Stream<Section> sections() {
    var sections = new ArrayList<Section>();
    var lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(HEADING)) {
        var table =
            lines.subList(i + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .toList();
        assertThat(table).describedAs(lines.get(i)).hasSizeGreaterThan(2);
        sections.add(
            new Section(
                lines.get(i).substring(HEADING.length()),
                table.getFirst(),
                table.stream().skip(2).map(Row::of).toList()));
      }
    }
    return sections.stream();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
