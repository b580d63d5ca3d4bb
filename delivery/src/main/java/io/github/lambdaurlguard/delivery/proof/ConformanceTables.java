package io.github.lambdaurlguard.delivery.proof;

import io.github.lambdaurlguard.delivery.account.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables in docs/ that say what the local cloud enforces, each rule with its grade. */
public final class ConformanceTables {

  private static final String HEADER = "| rule | source | grade | enforced | test |";
  private static final String MEASURED = "measured";
  private static final String COUNTS = "Rules by grade: ";
  private static final Pattern UNCERTAIN = Pattern.compile("- (?:assumed|disputed): .*+");
  private static final List<String> GRADES =
      List.of(MEASURED, "recorded", "documented", "disputed", "assumed", "own");
  private static final int RULE = 1;
  private static final int SOURCE = 2;
  private static final int GRADE = 3;
  private static final int CELLS = 7;

  private final Path document;
  private List<String> lines;

  private ConformanceTables(Path document, List<String> lines) {
    this.document = document;
    this.lines = lines;
  }

  /**
   * Finds the document that has the tables.
   *
   * @throws Failure if none has
   */
  public static ConformanceTables in(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        var lines = Files.readAllLines(file);
        if (lines.contains(HEADER)) {
          return new ConformanceTables(file, lines);
        }
      }
    }
    throw Failure.of("no page in %s has a table with the columns %s", folder, HEADER);
  }

  /** The rules whose texts begin so. */
  public List<String> rules(String beginning) {
    return lines.stream()
        .map(ConformanceTables::cells)
        .filter(cells -> isRow(cells) && cells.get(RULE).startsWith(beginning))
        .map(cells -> cells.get(RULE))
        .toList();
  }

  /**
   * Raises each rule that all of its probes agree with, and writes the document.
   *
   * @return the rules that were raised
   */
  public List<String> raise(ProofReport report) throws IOException {
    var raised = new ArrayList<String>();
    var measured =
        report.answers().stream()
            .filter(answer -> !answer.rule().isEmpty())
            .collect(Collectors.groupingBy(Answer::rule));
    var note = "measured on AWS (%s, %s)".formatted(report.region(), report.date());
    var changed = new ArrayList<String>();
    for (var line : lines) {
      var cells = cells(line);
      var agrees =
          isRow(cells)
              && measured.entrySet().stream()
                  .filter(rule -> cells.get(RULE).startsWith(rule.getKey()))
                  .anyMatch(
                      rule ->
                          rule.getValue().stream()
                              .allMatch(answer -> answer.isAnswered() && !answer.differs()));
      if (agrees && !cells.get(SOURCE).endsWith(note)) {
        raised.add(cells.get(RULE));
        changed.add(
            "| %s | %s, %s | %s | %s"
                .formatted(
                    cells.get(RULE),
                    cells.get(SOURCE),
                    note,
                    MEASURED,
                    String.join(" | ", cells.subList(GRADE + 1, CELLS)).strip()));
      } else {
        changed.add(line);
      }
    }
    changed.removeIf(
        line -> UNCERTAIN.matcher(line).matches() && raised.stream().anyMatch(line::endsWith));
    lines = changed.stream().map(line -> withCounts(line, changed)).toList();
    Files.write(document, lines);
    return raised;
  }

  /** Those that AWS answered otherwise, a line each that says how: a list for an issue. */
  public static List<String> wrong(ProofReport report) {
    return report.differences().stream()
        .map(
            answer ->
                "- [ ] %s: %s The local cloud: `%s`. AWS (%s, %s): `%s`. (%s)"
                    .formatted(
                        answer.rule().isEmpty() ? answer.source() : answer.rule() + " …",
                        answer.question(),
                        answer.local(),
                        report.region(),
                        report.date(),
                        answer.answer(),
                        answer.id()))
        .toList();
  }

  private static String withCounts(String line, List<String> all) {
    int start = line.indexOf(COUNTS);
    if (start < 0) {
      return line;
    }
    var grades =
        all.stream()
            .map(ConformanceTables::cells)
            .filter(ConformanceTables::isRow)
            .map(cells -> cells.get(GRADE))
            .toList();
    return GRADES.stream()
        .map(grade -> grades.stream().filter(grade::equals).count() + " " + grade)
        .collect(Collectors.joining(", ", line.substring(0, start) + COUNTS, "."));
  }

  private static List<String> cells(String line) {
    return line.startsWith("|")
        ? Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()
        : List.of();
  }

  private static boolean isRow(List<String> cells) {
    return cells.size() == CELLS && Stream.of(cells.get(GRADE)).anyMatch(GRADES::contains);
  }
}
