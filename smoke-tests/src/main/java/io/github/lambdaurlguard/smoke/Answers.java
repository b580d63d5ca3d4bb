package io.github.lambdaurlguard.smoke;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;

/** What was answered, one line of JSON each in the file {@code -Dprobe.answers}, for bin/prove. */
final class Answers {

  /** What the local cloud answers to the question of a test that is a probe by itself. */
  static final String YES = "yes";

  private Answers() {}

  /** Whether answers are recorded and never fail a test. */
  static boolean areRecorded() {
    return !file().isEmpty();
  }

  /** Asks, and records the answer, or why there was none. */
  static void record(Probe probe, ProbeTarget target) {
    var start = System.nanoTime();
    var answer = "";
    var failure = "";
    try {
      answer = probe.ask(target);
    } catch (IOException | RuntimeException e) {
      failure = e.toString();
    }
    write(
        probe.id(),
        probe.question(),
        probe.rule(),
        probe.source(),
        probe.promise(),
        answer,
        failure,
        start);
  }

  /**
   * Records the outcome of a test that is a probe by itself.
   *
   * @param answer {@link #YES}, or no and what was otherwise; empty if there was none
   * @param failure why there was none
   */
  static void record(
      String id,
      String question,
      String rule,
      String source,
      String answer,
      String failure,
      long start) {
    write(id, question, rule, source, YES, answer, failure, start);
  }

  /** Records what was measured, of which the local cloud promises nothing. */
  static void recordMeasurement(String id, String question, String answer, long start) {
    write(id, question, "", "smoke-tests", "", answer, "", start);
  }

  private static void write(
      String id,
      String question,
      String rule,
      String source,
      String local,
      String answer,
      String failure,
      long start) {
    var line = new LinkedHashMap<String, Object>();
    line.put("id", id);
    line.put("question", question);
    line.put("rule", rule);
    line.put("source", source);
    line.put("local", local);
    line.put("answer", answer);
    line.put("failure", failure);
    line.put("milliseconds", (System.nanoTime() - start) / 1_000_000);
    try {
      Files.writeString(
          Path.of(file()),
          JSON.std.asString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("-Dprobe.answers cannot be written", e);
    }
  }

  private static String file() {
    return System.getProperty("probe.answers", "");
  }
}
