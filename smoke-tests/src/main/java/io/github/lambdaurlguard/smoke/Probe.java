package io.github.lambdaurlguard.smoke;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question that a cloud answers.
 *
 * @param id short, and the same for ever: reports are compared by it
 * @param rule a part of the rule that it is about, as docs/local-cloud-rules.md has it
 * @param source where the belief comes from
 * @param call what is sent
 * @param expected what of the answer is looked at, and what the tables promise of it: {@code
 *     status}, {@code body}, {@code length}, {@code header NAME}, {@code event PATH}, {@code names
 *     PATH} for the names of an object, {@code metrics NAME} for those of a header such as
 *     Server-Timing, {@code has NAME} for whether a header is there, {@code same WHAT, WHAT} for
 *     whether some of these are equal
 */
record Probe(
    String id,
    String question,
    String rule,
    String source,
    Supplier<ProbeCall> call,
    Map<String, String> expected) {

  /** What a probe is about; a probe of it follows. */
  record About(String rule, String source) {
    /**
     * Asks something.
     *
     * @param looksAt what of the answer, each followed by what the tables promise
     */
    Probe ask(String id, String question, Supplier<ProbeCall> call, String... looksAt) {
      var expected = new LinkedHashMap<String, String>();
      for (int i = 0; i < looksAt.length; i += 2) {
        expected.put(looksAt[i], looksAt[i + 1]);
      }
      return new Probe(id, question, rule, source, call, expected);
    }
  }

  /** What is promised, in one line. */
  String promise() {
    return line(expected);
  }

  /** Asks, and tells in one line what was answered. */
  String ask(ProbeTarget target) throws IOException {
    var answer = call.get().send(target);
    var seen = new LinkedHashMap<String, String>();
    for (var what : expected.keySet()) {
      seen.put(what, seen(what, answer));
    }
    return line(seen);
  }

  private static String line(Map<String, String> values) {
    var parts = new ArrayList<String>();
    values.forEach(
        (what, value) ->
            parts.add("%s: %s".formatted(what.replaceFirst("^(header|event) ", ""), value)));
    return String.join("; ", parts);
  }

  private static String seen(String what, RawAnswer answer) throws IOException {
    var words = what.split(" ", 2);
    return switch (words[0]) {
      case "status" -> Integer.toString(answer.status());
      case "length" -> Integer.toString(answer.body().length);
      case "body" -> answer.text();
      case "header" -> answer.header(words[1]);
      case "event" -> text(valueAt(answer, words[1]));
      case "names" ->
          valueAt(answer, words[1]) instanceof Map<?, ?> object
              ? String.join(
                  " ", new TreeSet<>(object.keySet().stream().map(String::valueOf).toList()))
              : "none";
      case "metrics" -> metrics(answer.header(words[1]));
      case "has" -> yesOrNo(!answer.header(words[1]).isEmpty());
      case "same" -> {
        var values = new HashSet<String>();
        for (var each : words[1].split(", ", -1)) {
          values.add(seen(each, answer));
        }
        yield yesOrNo(values.size() == 1 && !values.contains(""));
      }
      default -> throw new IllegalArgumentException("nothing is known of '%s'".formatted(what));
    };
  }

  private static String yesOrNo(boolean is) {
    return is ? "yes" : "no";
  }

  /** Without their times, and in the order of their names. */
  private static String metrics(String header) {
    return Stream.of(header.split(",", -1))
        .map(metric -> metric.split(";", 2)[0].strip())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Object valueAt(RawAnswer answer, String path) throws IOException {
    if (answer.status() != 200) {
      return "no event";
    }
    Object value = JSON.std.anyFrom(answer.text());
    for (var name : path.split("\\.", -1)) {
      value =
          switch (value) {
            case Map<?, ?> object -> object.get(name);
            case null, default -> null;
          };
    }
    return value;
  }

  private static String text(Object value) {
    return switch (value) {
      case null -> "none";
      case List<?> list -> String.join(" | ", list.stream().map(String::valueOf).toList());
      default -> String.valueOf(value);
    };
  }

  @Override
  public String toString() {
    return id;
  }
}
