package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTest {
  private static final Location LOCATION = new Location("policy.json", 3, 1);

  private static Document document() {
    return Document.of(
        Map.of(
            "Text", "a",
            "Number", 3,
            "Texts", List.of("b", "c"),
            "Objects", List.of(Map.of("Inner", "d"), Map.of("Inner", List.of("e"))),
            "Empty", List.of()),
        LOCATION);
  }

  private static Arguments reading(String rule, Function<Document, Object> read, Object expected) {
    return Arguments.of(rule, read, expected);
  }

  static Stream<Arguments> values() {
    return Stream.of(
        reading("text", d -> d.child("Text").text(), "a"),
        reading("text: a number is text too", d -> d.child("Number").text(), "3"),
        reading("names", Document::names, Set.of("Text", "Number", "Texts", "Objects", "Empty")),
        reading("has", d -> d.has("Text"), true),
        reading("has: absent", d -> d.has("X"), false),
        reading("isText", d -> d.child("Text").isText(), true),
        reading("isText: list", d -> d.child("Texts").isText(), false),
        reading("optionalChild", d -> d.optionalChild("Text").map(Document::text).orElse(""), "a"),
        reading("optionalChild: absent", d -> d.optionalChild("X").isPresent(), false),
        reading("texts", d -> d.texts("Texts"), List.of("b", "c")),
        reading("texts: one stands for a list of one", d -> d.texts("Text"), List.of("a")),
        reading("texts: absent", d -> d.texts("X"), List.of()),
        reading("items", d -> d.child("Objects").items().size(), 2),
        reading("list", d -> d.list("Objects").getFirst().child("Inner").text(), "d"),
        reading("list: absent", d -> d.list("X"), List.of()),
        reading("location", Document::location, LOCATION),
        reading("location: of a part", d -> d.child("Texts").location(), LOCATION),
        reading("error", d -> d.error("is odd").getMessage(), "policy.json:3:1: is odd"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void read_value(String rule, Function<Document, Object> read, Object expected) {
    assertThat(read.apply(document())).isEqualTo(expected);
  }

  private static Arguments mistake(String rule, Consumer<Document> read, String message) {
    return Arguments.of(rule, read, message);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("child: absent", d -> d.child("X"), "X is missing; add it"),
        mistake(
            "child: of text", d -> d.child("Text").child("X"), "Text: must be an object, not text"),
        mistake("text: list", d -> d.child("Texts").text(), "Texts: must be text, not a list"),
        mistake("texts: object", d -> d.texts("Objects"), "Objects/0: must be text, not an object"),
        mistake(
            "texts: list within",
            d -> d.list("Objects").getLast().child("Inner").items().getFirst().child("X"),
            "Objects/1/Inner/0: must be an object, not text"),
        mistake("list: empty", d -> d.list("Empty"), "Empty: must not be empty; add an item"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void read_mistake_refusedWithPlace(String rule, Consumer<Document> read, String message) {
    assertThatThrownBy(() -> read.accept(document()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("policy.json:3:1: " + message);
  }

  @Test
  void refuseOtherNames_knownNames_accepted() {
    assertThatCode(() -> document().refuseOtherNames(Set.copyOf(document().names())))
        .doesNotThrowAnyException();
  }

  @Test
  void refuseOtherNames_another_refusedWithPlace() {
    assertThatThrownBy(
            () -> document().refuseOtherNames(Set.of("Text", "Texts", "Objects", "Empty")))
        .hasMessageStartingWith("policy.json:3:1: Number: is not implemented by the local cloud");
  }

  @Test
  void located_partOfATemplate_hasItsPlace() {
    Document policy =
        TestStacks.properties("{Policy: {Statement: [{Effect: Allow}]}}").located("Policy");

    assertThat(policy.list("Statement").getFirst().child("Effect").error("is wrong"))
        .hasMessage(
            "t.yaml:1:75: Resources/Subject/Properties/Policy/Statement/0/Effect: is wrong");
  }
}
