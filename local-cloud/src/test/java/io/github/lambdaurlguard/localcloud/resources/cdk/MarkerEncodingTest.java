package io.github.lambdaurlguard.localcloud.resources.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerEncodingTest {

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          LITERAL             | say "a" | say "a"
          UNQUOTED_JSON_VALUE | say "a" | say \\"a\\"
          JSON_VALUE          | say "a" | "say \\"a\\""
          YAML_STRING         | a.b-c   | a.b-c
          YAML_STRING         | say "a" | "say \\"a\\""
          YAML_STRING         | True    | "True"
          YAML_STRING         | 42      | "42"
          """)
  void value_isWrittenAsItsEncodingHasIt(MarkerEncoding encoding, String value, String written) {
    assertThat(MarkerEncoding.of("m", Map.of("markerEncodings", Map.of("m", encoding.name()))))
        .contains(encoding);
    assertThat(encoding.encoded(value)).isEqualTo(written);
  }

  @Test
  void encodingWithoutAName_isThatOfTheWholeSource() {
    assertThat(MarkerEncoding.of("m", Map.of())).contains(MarkerEncoding.LITERAL);
    assertThat(MarkerEncoding.of("m", Map.of("jsonEscape", true)))
        .contains(MarkerEncoding.UNQUOTED_JSON_VALUE);
    assertThat(MarkerEncoding.of("m", Map.of("markerEncodings", Map.of("m", "XML")))).isEmpty();
  }
}
