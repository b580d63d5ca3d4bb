package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

  private static final String TEXT = "{\"name\":\"Größe 😀\"}";

  @Test
  void read_functionUrlEvent_keepsTheRawPathAndQuery() {
    Request request =
        FunctionUrlCall.of("GET", "/a%20b")
            .query("author=B%C3%B6ll&limit=2")
            .header("if-match", "\"3\"")
            .request();

    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/a%20b");
    assertThat(request.query()).isEqualTo("author=B%C3%B6ll&limit=2");
    assertThat(request.header("if-match")).contains("\"3\"");
    assertThat(request.header("if-none-match")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"rawPath\":\"/\"}",
        "{\"requestContext\":{\"http\":{\"method\":\"GET\"}}}",
        "{\"rawPath\":\"/\",\"requestContext\":{\"http\":\"GET\"}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/\"}"
      })
  void read_eventOfAnotherKind_saysWhatIsMissing(String event) {
    assertThatThrownBy(
            () -> Request.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("call the function through its URL");
  }

  @Test
  void bodyText_base64_isDecoded() {
    Request request =
        FunctionUrlCall.of("POST", "/").base64(TEXT.getBytes(StandardCharsets.UTF_8)).request();

    assertThat(request.bodyText()).isEqualTo(TEXT);
  }

  @Test
  void bodyText_text_isLeftAlone() {
    assertThat(FunctionUrlCall.of("POST", "/").json(TEXT).request().bodyText()).isEqualTo(TEXT);
  }

  @Test
  void bodyText_base64OfAnotherCharset_isRefused() {
    Request request =
        FunctionUrlCall.of("POST", "/")
            .base64("Größe".getBytes(StandardCharsets.ISO_8859_1))
            .request();

    assertThat(catchThrowableOfType(Problem.class, request::bodyText).toResponse().body())
        .contains("\"body\"", "\"utf-8\"");
  }

  @ParameterizedTest(name = "author in {0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "author=B%C3%B6ll       | Böll",
        "author=a+b             | a b",
        "author=a%20b           | a b",
        "author=a%2Bb           | a+b",
        "author=a=b             | a=b",
        "author=a%26b           | a&b",
        "auth%6Fr=a             | a",
        "author=                | ''",
        "author                 | ''",
        "limit=1&author=a&x     | a",
        "author=a&author=b      | a;b",
        "authors=a              | -",
        "''                     | -"
      })
  void parameter_rawQuery_isDecodedOnce(String query, String values) {
    Request request = FunctionUrlCall.of("GET", "/").query(query).request();

    assertThat(request.parameter("author"))
        .isEqualTo(values == null ? List.of() : Arrays.asList(values.split(";", -1)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1234          | 1234",
        "a%2Fb         | a/b",
        "a+b           | a+b",
        "%41%62        | Ab",
        "%C3%B6        | ö",
        "%F0%9F%98%80x | 😀x",
        "ö             | ö"
      })
  void decode_escapes_areRead(String encoded, String decoded) {
    assertThat(Percent.decode(encoded)).isEqualTo(decoded);
    assertThat(Percent.decode(Percent.encode(decoded))).isEqualTo(decoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a%4", "%zz", "%4g", "%FF", "%C3", "%ED%A0%BD"})
  void decode_brokenEscapes_areRefused(String encoded) {
    assertThatThrownBy(() -> Percent.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
  }
}
