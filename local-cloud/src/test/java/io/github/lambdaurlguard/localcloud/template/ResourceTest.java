package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.template.Resource.PartlyKnown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is unknown until a custom resource has answered passes all checks until then. */
class ResourceTest {
  private static final String PREFIX = "Resources/Subject/Properties/";
  private static final String UNKNOWN =
      "arn:aws:unknown-until-applied:us-east-1:123456789012:unknown-until-applied";

  private static Resource subject(String properties) {
    Stack stack =
        TestStacks.stack(
            """
            Resources:
              Custom: {Type: "Custom::C"}
              Made: {Type: "A::B::C"}
              Subject: {Type: "A::B::C", DependsOn: [Custom, Made], Properties: PROPERTIES}
            """
                .replace("PROPERTIES", properties));
    stack.postponed(stack.resourcesInOrder().getFirst());
    stack.created(
        stack.resourcesInOrder().get(1), "made", Map.of("Arn", "a", "Copy", UNKNOWN + "/x"));
    return stack.resourcesInOrder().getLast();
  }

  private static PartlyKnown known(String properties) {
    return subject(properties).properties(Set.of(), Set.of());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Text                                  | {P: a, Q: [b, {R: c}]}                    | true
          Ref of what is there                  | {P: !Ref Made}                            | true
          Ref                                   | {P: !Ref Custom}                          | false
          GetAtt                                | {P: !GetAtt Custom.Name}                  | false
          Within a list                         | {P: [a, !Ref Custom]}                     | false
          Within an object                      | {P: {Q: !Ref Custom}}                     | false
          Sub                                   | {P: !Sub "x-${Custom}"}                   | false
          Join                                  | {P: !Join ["", [a, !Ref Custom]]}         | false
          Join of a list                        | {P: !Join ["", !GetAtt Custom.Names]}     | false
          Select                                | {P: !Select [0, !GetAtt Custom.Names]}    | false
          Select: unknown item                  | {P: !Select [1, [a, !Ref Custom]]}        | false
          Select: known item                    | {P: !Select [0, [a, !Ref Custom]]}        | true
          Attribute that was made of an unknown | {P: !GetAtt Made.Copy}                    | false
          """)
  void properties_functionOfSomethingUnknown_isUnknown(
      String rule, String properties, boolean complete) {
    assertThat(known(properties).isComplete()).isEqualTo(complete);
  }

  @Test
  void document_ofUnknown_hasTextInItsPlace() {
    assertThat(known("{P: [a, !Ref Custom], Q: {R: !Sub '${Custom}', S: b}}").document())
        .isEqualTo(Map.of("P", List.of("a", UNKNOWN), "Q", Map.of("R", UNKNOWN, "S", "b")));
  }

  @Test
  void properties_unknown_areNoDocument() {
    assertThatThrownBy(() -> subject("{P: [!Ref Custom]}").properties().document("P"))
        .hasMessage(
            "t.yaml:4:74: " + PREFIX + "P/0: must be a value, not unknown until it is applied");
  }

  private static Arguments reading(
      String rule, Function<Properties, Object> read, Object expected) {
    return Arguments.of(rule, read, expected);
  }

  static Stream<Arguments> readings() {
    return Stream.of(
        reading("text", p -> p.text("P"), UNKNOWN),
        reading("known", p -> p.known("P"), Optional.empty()),
        reading("known: is known", p -> p.known("Known"), Optional.of("k")),
        reading("matching", p -> p.matching("P", Pattern.compile("[0-9]"), "is no digit"), UNKNOWN),
        reading("oneOf", p -> p.oneOf("P", "a", "b"), "a"),
        reading("integer", p -> p.integer("P"), 1),
        reading("flag, otherwise true", p -> p.flag("P", true), true),
        reading("flag, otherwise false", p -> p.flag("P", false), false),
        reading("texts", p -> p.texts("P"), List.of()),
        reading("objects", p -> p.objects("P"), List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readings")
  void read_unknown_passesTheCheck(
      String rule, Function<Properties, Object> read, Object expected) {
    assertThat(read.apply(known("{P: !Ref Custom, Known: k}").properties())).isEqualTo(expected);
  }

  @Test
  void properties_without_areLeftOutAtAnyDepth() {
    PartlyKnown partly =
        subject("{P: a, Q: {R: b, S: c}, T: [{U: d, V: e}]}")
            .properties(Set.of(PREFIX + "P", PREFIX + "Q/R", PREFIX + "T/0/V"), Set.of());

    assertThat(partly.properties().names()).containsExactly("Q", "T");
    assertThat(partly.properties().document("Q")).isEqualTo(Map.of("S", "c"));
    assertThat(partly.properties().document("T")).isEqualTo(List.of(Map.of("U", "d")));
    assertThat(partly.document())
        .as("all of them")
        .isEqualTo(
            Map.of(
                "P", "a",
                "Q", Map.of("R", "b", "S", "c"),
                "T", List.of(Map.of("U", "d", "V", "e"))));
  }

  @Test
  void properties_thatCountAsUnknown_areUnknownWhetherTheyAreThereOrNot() {
    Properties properties =
        subject("{P: a, Q: {R: b}, T: [{U: c, W: d}]}")
            .properties(
                Set.of(), Set.of(PREFIX + "P", PREFIX + "Q/New", PREFIX + "T/0/U", PREFIX + "X/Y"))
            .properties();

    assertThat(properties.names()).containsExactly("P", "Q", "T");
    assertThat(properties.text("P")).isEqualTo(UNKNOWN);
    assertThat(properties.document("Q")).isEqualTo(Map.of("R", "b", "New", UNKNOWN));
    assertThat(properties.document("T")).isEqualTo(List.of(Map.of("U", UNKNOWN, "W", "d")));
    assertThat(properties.object("Q").error("New", "is odd").path()).isEqualTo(PREFIX + "Q/New");
  }

  @Test
  void explain_problemOfAnUnknownValue_isToBeLookedForAgain() {
    PartlyKnown partly = known("{P: !Ref Custom, Q: a}");
    Properties properties = partly.properties();

    assertThat(partly.explain(properties.error("P", "is too short"))).as("its place").isTrue();
    assertThat(partly.explain(properties.error("Q", "is not " + properties.text("P"))))
        .as("its text")
        .isTrue();
    assertThat(partly.explain(properties.error("Q", "is odd"))).as("another").isFalse();
  }

  @Test
  void dependencies_areWhatItRefersToOrDependsOn() {
    Stack stack =
        TestStacks.stack(
            """
            Resources:
              A: {Type: T}
              B: {Type: T}
              C: {Type: T}
              D: {Type: T, DependsOn: A, Properties: {P: !GetAtt B.Arn, Q: !Ref AWS::Region}}
            """);

    assertThat(stack.resourcesInOrder().getLast().dependencies())
        .containsExactlyInAnyOrder("A", "B");
  }

  @Test
  void error_aboutTheResource_hasItsPlace() {
    assertThat(subject("{}").error("is one too many"))
        .hasMessage("t.yaml:4:3: Resources/Subject: is one too many");
  }

  @Test
  void description_ofAResource_isTaken() {
    assertThatCode(() -> TestStacks.template("Resources: {A: {Type: T, Description: why}}"))
        .doesNotThrowAnyException();
  }
}
