package io.github.lambdaurlguard.delivery.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.delivery.account.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * What a cloud answered to the probes, to be read and to be compared.
 *
 * @param region "local" for the local cloud
 * @param date as ISO 8601 has it
 * @param facts what else the run was: versions, and how the smoke tests ended
 */
public record ProofReport(
    String region, String date, Map<String, String> facts, List<Answer> answers) {

  /** The region of a report of the local cloud. */
  public static final String LOCAL = "local";

  private static final int DIFFERENT = 0;
  private static final int UNANSWERED = 1;
  private static final int MEASURED = 2;
  private static final int SAME = 3;

  public ProofReport {
    var hidden = new TreeMap<String, String>();
    facts.forEach((name, value) -> hidden.put(name, Redaction.of(value)));
    facts = hidden;
    answers = answers.stream().sorted(Comparator.comparingInt(ProofReport::place)).toList();
  }

  /** Reads what the probes wrote, one answer a line. */
  public static List<Answer> answers(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> Answer.of(JsonNode.parser().parse(line)))
        .toList();
  }

  /**
   * Reads a report.
   *
   * @throws Failure if the file is none
   */
  public static ProofReport read(Path file) {
    try {
      var json = JsonNode.parser().parse(Files.readString(file));
      var facts = new TreeMap<String, String>();
      json.field("facts")
          .orElseThrow()
          .asObject()
          .forEach((name, value) -> facts.put(name, value.text()));
      return new ProofReport(
          json.field("region").orElseThrow().text(),
          json.field("date").orElseThrow().text(),
          facts,
          json.field("answers").orElseThrow().asArray().stream().map(Answer::of).toList());
    } catch (IOException | RuntimeException e) {
      throw Failure.misuse(
          "%s is no report that bin/prove wrote as JSON: %s", file, e.getMessage());
    }
  }

  /** Writes it as JSON and to be read. Returns the latter's path. */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(file(folder, region, date, ".json"), json());
    return Files.writeString(file(folder, region, date, ".md"), markdown());
  }

  /** Where a report of a region and a day is. */
  public static Path file(Path folder, String region, String date, String ending) {
    return folder.resolve(date + "-" + region + ending);
  }

  /** The probes whose answers are not the local cloud's. */
  public List<Answer> differences() {
    return at(DIFFERENT);
  }

  /** The probes that were not answered. */
  public List<Answer> unanswered() {
    return at(UNANSWERED);
  }

  private List<Answer> at(int place) {
    return answers.stream().filter(answer -> place(answer) == place).toList();
  }

  /** The counts, in one line. */
  public String summary() {
    return "%d probes: %d answered otherwise than the local cloud, %d not answered, %d as promised"
        .formatted(answers.size(), differences().size(), unanswered().size(), at(SAME).size());
  }

  private static int place(Answer answer) {
    if (!answer.isAnswered()) {
      return UNANSWERED;
    }
    if (answer.isMeasurement()) {
      return MEASURED;
    }
    return answer.differs() ? DIFFERENT : SAME;
  }

  private byte[] json() {
    var json = JsonWriter.create();
    json.writeStartObject();
    json.writeFieldName("region").writeValue(region);
    json.writeFieldName("date").writeValue(date);
    json.writeFieldName("facts").writeStartObject();
    facts.forEach((name, value) -> json.writeFieldName(name).writeValue(value));
    json.writeEndObject();
    json.writeFieldName("answers").writeStartArray();
    for (var answer : answers) {
      json.writeStartObject();
      json.writeFieldName("id").writeValue(answer.id());
      json.writeFieldName("question").writeValue(answer.question());
      json.writeFieldName("rule").writeValue(answer.rule());
      json.writeFieldName("source").writeValue(answer.source());
      json.writeFieldName("local").writeValue(answer.local());
      json.writeFieldName("answer").writeValue(answer.answer());
      json.writeFieldName("failure").writeValue(answer.failure());
      json.writeFieldName("milliseconds").writeValue(answer.milliseconds());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    return json.getBytes();
  }

  private String markdown() {
    var lines = new ArrayList<String>();
    lines.add("# What %s answered, %s".formatted(place(), date));
    lines.add("");
    lines.add(summary() + ".");
    lines.add("");
    facts.forEach((name, value) -> lines.add("- %s: %s".formatted(name, cell(value))));
    lines.add("- an answer took, in the middle, %d ms".formatted(median()));
    table(lines, "Differences", differences());
    table(lines, "No answer", unanswered());
    table(lines, "Measured", at(MEASURED));
    table(lines, "As promised", at(SAME));
    return String.join("\n", lines) + "\n";
  }

  private String place() {
    return region.equals(LOCAL) ? "the local cloud" : "AWS in " + region;
  }

  private static void table(List<String> lines, String heading, List<Answer> answers) {
    if (answers.isEmpty()) {
      return;
    }
    lines.addAll(
        List.of(
            "",
            "## " + heading,
            "",
            "| probe | question | promised | answered | ms |",
            "| --- | --- | --- | --- | --- |"));
    for (var answer : answers) {
      lines.add(
          "| %s | %s | %s | %s | %d |"
              .formatted(
                  cell(answer.id()),
                  cell(answer.question()),
                  cell(answer.local()),
                  cell(answer.isAnswered() ? answer.answer() : answer.failure()),
                  answer.milliseconds()));
    }
  }

  private long median() {
    var times = answers.stream().map(Answer::milliseconds).sorted().toList();
    return times.isEmpty() ? 0 : times.get(times.size() / 2);
  }

  /** A text in a cell: nothing of it is markup, and control characters are to be seen. */
  private static String cell(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append("\\\\u%04x".formatted(c));
              } else if ("\\|`*_<>[]&~".indexOf(c) >= 0) {
                shown.append('\\').appendCodePoint(c);
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /** As it is written, for those who print it. */
  @Override
  public String toString() {
    return new String(json(), UTF_8);
  }
}
