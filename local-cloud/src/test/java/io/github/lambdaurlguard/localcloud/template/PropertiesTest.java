package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PropertiesTest {
  private static final String ALL =
      "{Text: a, Number: 3, Flag: true, Object: {Inner: b, List: [c]},"
          + " Objects: [{A: 1}, {A: 2}], Texts: [d, 4], Unset: false, Map: {E: f, G: 5}}";
  private static final String PREFIX = "Resources/Subject/Properties/";

  private record Reading(String rule, Function<Properties, Object> read, Object expected) {
    Arguments arguments() {
      return Arguments.of(rule, read, expected);
    }
  }

  static Stream<Arguments> values() {
    return Stream.of(
            new Reading("text", p -> p.text("Text"), "a"),
            new Reading("text: a number is text too", p -> p.text("Number"), "3"),
            new Reading("optionalText: absent", p -> p.optionalText("X").isPresent(), false),
            new Reading("oneOf", p -> p.oneOf("Text", "b", "a"), "a"),
            new Reading("integer", p -> p.integer("Number"), 3),
            new Reading("integer: absent", p -> p.integer("X", 7), 7),
            new Reading("flag", p -> p.flag("Flag", false), true),
            new Reading("flag: absent", p -> p.flag("X", true), true),
            new Reading("flag: false", p -> p.flag("Unset", true), false),
            new Reading("integer: present", p -> p.integer("Number", 7), 3),
            new Reading("integer: least", p -> p.integer("Number", 7, 3, 4), 3),
            new Reading("integer: most", p -> p.integer("Number", 7, 2, 3), 3),
            new Reading("integer within bounds: absent", p -> p.integer("X", 7, 1, 9), 7),
            new Reading("matching", p -> p.matching("Text", Pattern.compile("a"), ""), "a"),
            new Reading("known", p -> p.known("Text"), Optional.of("a")),
            new Reading("optionalText", p -> p.optionalText("Text"), Optional.of("a")),
            new Reading(
                "optionalDocument",
                p -> p.optionalDocument("Texts"),
                Optional.of(List.of("d", "4"))),
            new Reading("location of the object", p -> p.location().toString(), "t.yaml:1:40"),
            new Reading("object", p -> p.object("Object").text("Inner"), "b"),
            new Reading("optionalObject: absent", p -> p.optionalObject("X").isPresent(), false),
            new Reading(
                "objects",
                p -> p.objects("Objects").stream().map(o -> o.integer("A")).toList(),
                List.of(1, 2)),
            new Reading("objects: absent", p -> p.objects("X"), List.of()),
            new Reading("texts", p -> p.texts("Texts"), List.of("d", "4")),
            new Reading("texts: absent", p -> p.texts("X"), List.of()),
            new Reading("textMap", p -> p.textMap("Map"), Map.of("E", "f", "G", "5")),
            new Reading("textMap: absent", p -> p.textMap("X"), Map.of()),
            new Reading(
                "document: everything is text",
                p -> p.document("Object"),
                Map.of("Inner", "b", "List", List.of("c"))),
            new Reading(
                "optionalDocument: absent", p -> p.optionalDocument("X").isPresent(), false),
            new Reading("has", p -> p.has("Text") && !p.has("X"), true),
            new Reading("names: in order", p -> List.copyOf(p.names()).getLast(), "Map"),
            new Reading("location", p -> p.location("Text").toString(), "t.yaml:1:53"),
            new Reading("location: absent", p -> p.location("X").toString(), "t.yaml:1:40"))
        .map(Reading::arguments);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void read_value(String rule, Function<Properties, Object> read, Object expected) {
    assertThat(read.apply(TestStacks.properties(ALL))).isEqualTo(expected);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
            new Reading("text: missing", p -> p.text("X"), "X: is missing; add this property"),
            new Reading("text: list", p -> p.text("Texts"), "Texts: must be text, not a list"),
            new Reading(
                "oneOf: another",
                p -> p.oneOf("Text", "b", "c"),
                "Text: \"a\" is not implemented by the local cloud; use one of b, c"),
            new Reading(
                "integer: text", p -> p.integer("Text"), "Text: must be an integer, not \"a\""),
            new Reading(
                "flag: text", p -> p.flag("Text", false), "Text: must be true or false, not \"a\""),
            new Reading("object: text", p -> p.object("Text"), "Text: must be an object, not text"),
            new Reading(
                "matching: another form",
                p -> p.matching("Text", Pattern.compile("[0-9]"), "is no digit"),
                "Text: \"a\" is no digit"),
            new Reading(
                "integer: too little",
                p -> p.integer("Number", 5, 4, 6),
                "Number: 3 is not from 4 to 6"),
            new Reading(
                "integer: too much",
                p -> p.integer("Number", 1, 0, 2),
                "Number: 3 is not from 0 to 2"),
            new Reading(
                "object: missing within",
                p -> p.object("Object").text("X"),
                "Object/X: is missing; add this property"),
            new Reading(
                "objects: object",
                p -> p.objects("Object"),
                "Object: must be a list, not an object"),
            new Reading(
                "objects: text within",
                p -> p.objects("Texts"),
                "Texts/0: must be an object, not text"),
            new Reading("texts: text", p -> p.texts("Text"), "Text: must be a list, not text"),
            new Reading(
                "texts: object within",
                p -> p.texts("Objects"),
                "Objects/0: must be text, not an object"),
            new Reading(
                "textMap: list within",
                p -> p.textMap("Object"),
                "Object/List: must be text, not a list"))
        .map(Reading::arguments);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void read_mistake_refusedWithPlace(
      String rule, Function<Properties, Object> read, String problem) {
    assertThatThrownBy(() -> read.apply(TestStacks.properties(ALL)))
        .isInstanceOf(TemplateException.class)
        .message()
        .matches("t\\.yaml:1:\\d+: .*")
        .endsWith(": " + PREFIX + problem);
  }

  @Test
  void error_valueOfNoEchoParameter_notShown() {
    Stack stack =
        TestStacks.stack(
            """
            Parameters:
              Secret: {Type: String, Default: hunter2, NoEcho: true}
            Resources:
              Subject: {Type: T, Properties: {P: !Join ["-", [a, !Sub "x${Secret}"]]}}
            """);

    assertThatThrownBy(() -> stack.resourcesInOrder().getFirst().properties().oneOf("P", "b"))
        .hasMessage(
            "t.yaml:4:35: "
                + PREFIX
                + "P: **** is not implemented by the local cloud; use one of b");
  }

  @Test
  void refuseUnread_everythingRead_accepted() {
    Properties properties = TestStacks.properties(ALL);
    properties.text("Text");
    properties.integer("Number");
    properties.withoutLocalEffect("Flag", "Unset", "Map", "Absent");
    properties.document("Object");
    properties.objects("Objects").forEach(object -> object.text("A"));
    properties.texts("Texts");

    assertThatCode(properties::refuseUnread).doesNotThrowAnyException();
  }

  @Test
  void refuseUnread_objectReadInTwoGoes_accepted() {
    Properties properties = TestStacks.properties("{Object: {A: 1, B: 2}}");
    properties.object("Object").text("A");
    properties.object("Object").text("B");

    assertThatCode(properties::refuseUnread).doesNotThrowAnyException();
  }

  @Test
  void refuseUnread_objectWithoutLocalEffect_accepted() {
    Properties properties = TestStacks.properties("{Object: {A: 1, B: {C: 2}}}");

    assertThat(properties.object("Object").withoutLocalEffect().has("A")).isTrue();
    assertThatCode(properties::refuseUnread).doesNotThrowAnyException();
  }

  @Test
  void refuseUnread_unreadProperty_refusedWithPlace() {
    Properties properties = TestStacks.properties("{A: 1, B: 2}");
    properties.text("A");

    assertThatThrownBy(properties::refuseUnread)
        .hasMessage(
            "t.yaml:1:59: "
                + PREFIX
                + "B: is not implemented by the local cloud; leave it out here, or correct its"
                + " spelling if AWS has no such property");
  }

  @Test
  void refuseUnread_unreadWithinObject_refusedWithPlace() {
    Properties properties = TestStacks.properties("{Items: [{A: 1}, {A: 2, B: 3}]}");
    properties.objects("Items").forEach(item -> item.text("A"));

    assertThatThrownBy(properties::refuseUnread)
        .hasMessage(
            "t.yaml:1:76: "
                + PREFIX
                + "Items/1/B: is not implemented by the local cloud; leave it out here, or correct"
                + " its spelling if AWS has no such property");
  }

  @Test
  void error_ownRule_toldWithPlace() {
    assertThat(TestStacks.properties("{A: 1}").error("A", "must be even; use 2"))
        .hasMessage("t.yaml:1:53: " + PREFIX + "A: must be even; use 2");
  }
}
