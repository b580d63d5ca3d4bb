package io.github.lambdaurlguard.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDocumentTest {
  @TempDir private Path folder;

  private Map<String, Object> read(String text) throws IOException {
    return PlainDocument.read(Files.writeString(folder.resolve("openapi.yaml"), text));
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("text", "a b", "a b"),
        Arguments.of("integer", "12", 12L),
        Arguments.of("integer: negative", "-3", -3L),
        Arguments.of("integer: zero", "0", 0L),
        Arguments.of("leading zeros are kept: text", "0123", "0123"),
        Arguments.of("account: text, for it is quoted", "\"123456789012\"", "123456789012"),
        Arguments.of("decimal", "1.50", new BigDecimal("1.50")),
        Arguments.of("version of three parts: text", "3.1.0", "3.1.0"),
        Arguments.of("true", "true", true),
        Arguments.of("false", "false", false),
        Arguments.of("boolean of YAML 1.1: on", "on", true),
        Arguments.of("boolean of YAML 1.1: YES", "YES", true),
        Arguments.of("boolean of YAML 1.1: No", "No", false),
        Arguments.of("boolean of YAML 1.1: OFF", "OFF", false),
        Arguments.of("quoted boolean: text", "\"true\"", "true"),
        Arguments.of("quoted decimal: text", "'1.5'", "1.5"),
        Arguments.of("list", "[1, a, [true]]", List.of(1L, "a", List.of(true))),
        Arguments.of("object", "{a: {b: 1}}", Map.of("a", Map.of("b", 1L))),
        Arguments.of("explicit type", "!!map {a: b}", Map.of("a", "b")),
        Arguments.of("Ref", "!Ref A", Map.of("Ref", "A")),
        Arguments.of("Sub", "!Sub \"${A}\"", Map.of("Fn::Sub", "${A}")),
        Arguments.of("Sub: dots", "!Sub a.b", Map.of("Fn::Sub", "a.b")),
        Arguments.of("GetAtt", "!GetAtt A.B", Map.of("Fn::GetAtt", List.of("A", "B"))),
        Arguments.of(
            "GetAtt: dots in the attribute",
            "!GetAtt A.B.C",
            Map.of("Fn::GetAtt", List.of("A", "B.C"))),
        Arguments.of("GetAtt: list", "!GetAtt [A, B]", Map.of("Fn::GetAtt", List.of("A", "B"))),
        Arguments.of(
            "functions within functions",
            "!Join [\"\", [!Ref A]]",
            Map.of("Fn::Join", List.of("", List.of(Map.of("Ref", "A"))))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void read_value_asInJson(String rule, String yaml, Object expected) throws IOException {
    assertThat(read("Value: " + yaml)).containsExactly(Map.entry("Value", expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
  void read_null_isNull(String yaml) throws IOException {
    assertThat(read("Value: " + yaml)).containsEntry("Value", null);
    assertThat(read("Value: \"" + yaml + '"')).containsEntry("Value", yaml);
  }

  @Test
  void read_members_inTheirOrder() throws IOException {
    assertThat(read("{c: 1, a: 2, b: 3}"))
        .containsExactly(Map.entry("c", 1L), Map.entry("a", 2L), Map.entry("b", 3L));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          No object        | [a]       | :1:1: must be an object
          Key is a list    | {[a]: b}  | :1:2: a key must be text
          Broken           | {a: [}    | :1:6: not valid YAML
          """)
  void read_mistake_refusedWithPlace(String rule, String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith(folder.resolve("openapi.yaml") + message);
  }

  @Test
  void read_missingFile_told() {
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() -> PlainDocument.read(missing))
        .isInstanceOf(TemplateException.class)
        .hasMessage(missing + ":1:1: cannot be read: " + missing);
  }
}
