package io.github.lambdaurlguard.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the templates to the rules that cfn-lint does not know, and shows for each rule that it
 * finds what breaks it: a template with one edit.
 */
class TemplatesTest {
  private static final List<String> TEMPLATES =
      List.of(
          "artifacts.yaml",
          "backend.yaml",
          "bootstrap.yaml",
          "edge-compact.yaml",
          "edge.yaml",
          "probes-edge.yaml",
          "probes.yaml",
          "signer.yaml");

  /**
   * What the probes ask about: a function URL that nothing signs for, answers as they are, an
   * origin that is allowed twice, an error that may be kept, and a page in the place of another.
   */
  private static final Map<String, Set<String>> BROKEN_BY_THE_PROBES =
      Map.of(
          "probes.yaml",
          Set.of(
              "what goes to a function URL is signed",
              "an answer of a function URL is data",
              "a function URL has CORS for named origins only",
              "one viewer's error is nobody else's"),
          "probes-edge.yaml",
          Set.of("no page takes the place of an error"));

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("templatesAndRules")
  void template_asItIs_holdsTheRule(Template template, Rule rule) {
    assertThat(rule.check(template)).isEmpty();
  }

  static Stream<Arguments> templatesAndRules() {
    return TEMPLATES.stream()
        .map(Template::read)
        .flatMap(
            template ->
                Rules.ALL.entrySet().stream()
                    .filter(
                        rule ->
                            !BROKEN_BY_THE_PROBES
                                .getOrDefault(template.name(), Set.of())
                                .contains(rule.getKey()))
                    .map(
                        rule ->
                            Arguments.of(
                                Named.of(template.name(), template),
                                Named.of(rule.getKey(), rule.getValue()))));
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("io.github.lambdaurlguard.cloudformation.BrokenTemplate#ALL")
  void template_withOneEdit_breaksTheRule(BrokenTemplate broken) {
    var template = broken.original().with(broken.edit());

    assertThat(Rules.ALL.get(broken.rule()).check(template))
        .extracting(Finding::logicalId)
        .containsOnly(broken.logicalId());
  }

  @Test
  void rules_all_areShownToFail() {
    assertThat(BrokenTemplate.ALL.stream().map(BrokenTemplate::rule).collect(Collectors.toSet()))
        .isEqualTo(Rules.ALL.keySet());
  }
}
