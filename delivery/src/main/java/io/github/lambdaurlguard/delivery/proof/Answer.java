package io.github.lambdaurlguard.delivery.proof;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * What a probe was answered, without anything that tells of the account.
 *
 * @param rule a part of a rule of the conformance tables; empty for a test that is none's
 * @param local what the local cloud answers; empty for a measurement, of which it promises nothing
 * @param answer empty if there was none
 * @param failure why there was none
 */
public record Answer(
    String id,
    String question,
    String rule,
    String source,
    String local,
    String answer,
    String failure,
    long milliseconds) {

  public Answer {
    id = Redaction.of(id);
    answer = Redaction.of(answer);
    failure = Redaction.of(failure);
  }

  /** Reads a line that the probes wrote, or a part of a report. */
  static Answer of(JsonNode json) {
    return new Answer(
        text(json, "id"),
        text(json, "question"),
        text(json, "rule"),
        text(json, "source"),
        text(json, "local"),
        text(json, "answer"),
        text(json, "failure"),
        Long.parseLong(json.field("milliseconds").orElseThrow().asNumber()));
  }

  private static String text(JsonNode json, String name) {
    return json.field(name).orElseThrow().text();
  }

  /** Whether there is an answer. */
  public boolean isAnswered() {
    return failure.isEmpty();
  }

  /** Whether there is one, and it is not the local cloud's. */
  public boolean differs() {
    return isAnswered() && !isMeasurement() && !answer.equals(Redaction.of(local));
  }

  /** Whether it is a measurement, which is neither as promised nor otherwise. */
  public boolean isMeasurement() {
    return local.isEmpty();
  }
}
