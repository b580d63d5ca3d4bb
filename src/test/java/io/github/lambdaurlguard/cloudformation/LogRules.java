package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import java.util.List;
import java.util.stream.Stream;

/** What is written into logs of viewers. */
final class LogRules {
  private static final List<String> ONLY_IF_ASKED =
      List.of("cs-uri-query", "cs(Cookie)", "cs(Referer)");

  private LogRules() {}

  /** Without a list of fields, CloudFront writes them all. */
  static Stream<Finding> fields(Template template) {
    return template
        .resources("AWS::Logs::Delivery")
        .filter(
            delivery ->
                !delivery.property("RecordFields").isPresent()
                    || delivery.property("RecordFields").unconditionalTexts().stream()
                        .anyMatch(ONLY_IF_ASKED::contains))
        .map(
            delivery ->
                delivery.finding(
                    delivery.property("RecordFields"),
                    "writes queries, cookies or referrers, whether somebody asked for them or"
                        + " not"));
  }
}
