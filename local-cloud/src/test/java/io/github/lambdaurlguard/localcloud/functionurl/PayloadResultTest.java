package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadResultTest {
  @ParameterizedTest(name = "{0} -> {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}                                                          | 200 | application/json | {"a":1}
          "text"                                                           | 200 | application/json | "text"
          {"statusCode":204}                                               | 204 | application/json | ``
          {"statusCode":"201","body":"b"}                                  | 201 | application/json | b
          {"statusCode":200,"headers":{"content-type":"a/b"},"body":"b"}   | 200 | a/b              | b
          {"statusCode":200,"body":"Yg==","isBase64Encoded":true}          | 200 | application/json | b
          """)
  void result_becomesTheResponse(String payload, int status, String contentType, String body) {
    var response = PayloadResult.read(Body.of(payload)).orElseThrow();

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().get("Content-Type")).isEqualTo(contentType);
    assertThat(response.body().text()).isEqualTo(body);
  }

  @Test
  void cookies_becomeHeadersOfTheirOwn() {
    var response =
        PayloadResult.read(Body.of("{\"statusCode\":200,\"cookies\":[\"a=1\",\"b=2\"]}"))
            .orElseThrow();

    assertThat(response.headers().getValuesList("Set-Cookie")).isEqualTo(List.of("a=1", "b=2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"statusCode\":\"many\"}",
        "{\"statusCode\":42}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"body\":\"%\",\"isBase64Encoded\":true}"
      })
  void malformedResult_isNone(String payload) {
    assertThat(PayloadResult.read(Body.of(payload))).isEmpty();
  }
}
