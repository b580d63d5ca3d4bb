package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance tables of docs/local-cloud.md claim nothing that no test holds. */
class ConformanceTableTest {
  private static final Path DOCUMENT = Path.of("../docs/local-cloud.md");
  private static final String HEADING = "## Conformance: ";

  record Row(String rule, String source, String enforced, String test) {
    static Row of(String line) {
      var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      assertThat(cells).describedAs(line).hasSize(6);
      return new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4));
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
    assertThat(section.header()).isEqualTo("| rule | source | enforced | test |");
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
              assertThat(row.enforced()).isIn("yes", "no", "partly");
            });
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

  static Stream<Section> sections() throws IOException {
    var sections = new ArrayList<Section>();
    var lines = Files.readAllLines(DOCUMENT);
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
}
