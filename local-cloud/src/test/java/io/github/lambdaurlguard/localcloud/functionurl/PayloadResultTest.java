package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.TestConsole;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a result becomes. Sources: LS is localstack/localstack at 8b9a79f05,
 * tests/aws/services/lambda_/test_lambda.py, TestLambdaURL, recorded on AWS on 2025-11-24; LWA is a
 * response pasted in aws/aws-lambda-web-adapter issue 491, 2024-08-23.
 */
class PayloadResultTest {
  @ParameterizedTest(name = "{4}: {0} -> {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"hello": "world"}                                               | 200 | application/json | {"hello":"world"}  | LS
          ["hello", 3, true]                                               | 200 | application/json | ["hello",3,true]   | LS
          "hello"                                                          | 200 | application/json | hello              | LS, against urls-invocation of 2022
          3                                                                | 200 | application/json | 3                  | LS
          3.1                                                              | 200 | application/json | 3.1                | LS
          3.10000000000000000000000001                                     | 200 | application/json | 3.10000000000000000000000001 | its digits are its own
          true                                                             | 200 | application/json | true               | LS
          null                                                             | 200 | application/json | null               | assumed
          {"a": null}                                                      | 200 | application/json | {"a":null}         | as LS
          {"statusCode":204}                                               | 204 | application/json | ``                 | assumed
          {"statusCode":"418","body":"b"}                                  | 418 | application/json | b                  | LS
          {"statusCode":200,"body":"{\\"hello\\": \\"world\\"}"}               | 200 | application/json | {"hello": "world"} | LS, not written anew
          {"statusCode":201,"body":{"a": [1, "b"]}}                        | 201 | application/json | {"a":[1,"b"]}      | LS, the echo fixture
          {"statusCode":200,"headers":{"content-type":"a/b"},"body":"b"}   | 200 | a/b              | b                  | urls-invocation
          {"statusCode":200,"body":"Yg==","isBase64Encoded":true}          | 200 | application/json | b                  | urls-invocation
          """)
  void result_becomesTheResponse(
      String payload, int status, String contentType, String body, String source) {
    var response = read(Body.of(payload)).orElseThrow();

    assertThat(response.status()).describedAs(source).isEqualTo(status);
    assertThat(response.headers().get("Content-Type")).isEqualTo(contentType);
    assertThat(response.body().text()).isEqualTo(body);
  }

  /**
   * The rest: www-authenticate seen on 2026-09-19 and told of by five projects, date by
   * ocelhq/ocel's tests of 2026-09.
   */
  @ParameterizedTest(name = "{2}: {0} -> {1}")
  @CsvSource({
    "content-length,   x-amzn-Remapped-content-length,   LWA",
    "connection,       x-amzn-Remapped-connection,       LWA",
    "server,           x-amzn-Remapped-server,           LWA",
    "WWW-Authenticate, x-amzn-Remapped-WWW-Authenticate, statements",
    "date,             x-amzn-Remapped-date,             statements",
    "content-lenth,    content-lenth,                    LWA",
    "X-Own,            X-Own,                            LS",
  })
  void headerThatIsLambdasOwn_arrivesUnderAnotherName(String given, String arrives, String source) {
    var response =
        read(Body.of("{\"statusCode\":200,\"headers\":{\"%s\":\"v\"}}".formatted(given)))
            .orElseThrow();

    assertThat(response.headers())
        .describedAs(source)
        .extracting(field -> field.getName() + "=" + field.getValue())
        .containsExactly(arrives + "=v", "Content-Type=application/json");
  }

  /** CodeGenieApp/serverless-express issue 554 (2022-09-30), akrylysov/algnhsa issue 33. */
  @Test
  void multiValueHeaders_haveNoEffect() {
    var response =
        read(Body.of("{\"statusCode\":200,\"multiValueHeaders\":{\"x-a\":[\"b\"]}}")).orElseThrow();

    assertThat(response.headers().contains("x-a")).isFalse();
  }

  /** Said of response streaming by two projects; urls-invocation asks for cookies instead. */
  @Test
  void setCookieAmongTheHeaders_isDropped() {
    var response =
        read(Body.of("{\"statusCode\":200,\"headers\":{\"set-cookie\":\"a=1\",\"x-b\":\"2\"}}"))
            .orElseThrow();

    assertThat(response.headers().contains("set-cookie")).isFalse();
    assertThat(response.headers().get("x-b")).isEqualTo("2");
  }

  @Test
  void setCookieAmongTheHeaders_isToldOnTheConsole() {
    var told = new ArrayList<String>();
    var payload = Body.of("{\"statusCode\":200,\"headers\":{\"Set-Cookie\":\"a=1\"}}");

    assertThat(PayloadResult.read(payload, new Console(told::add))).isPresent();
    assertThat(told)
        .containsExactly(
            "! Lambda drops the set-cookie among the headers of a result: put it into"
                + " \"cookies\"");
  }

  /** The statuses of HTTP that have a meaning (RFC 9110, section 15). */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"99, false", "100, true", "599, true", "600, false", "-1, false"})
  void status_isFrom100To599(int status, boolean valid) {
    var result = read(Body.of("{\"statusCode\":%d}".formatted(status)));

    assertThat(result.map(HttpResponse::status))
        .isEqualTo(valid ? Optional.of(status) : Optional.empty());
  }

  private static Optional<HttpResponse> read(Body payload) {
    return PayloadResult.read(payload, TestConsole.QUIET);
  }

  @Test
  void cookies_becomeHeadersOfTheirOwn() {
    var response =
        read(Body.of("{\"statusCode\":200,\"cookies\":[\"a=1\",\"b=2\"]}")).orElseThrow();

    assertThat(response.headers().getValuesList("Set-Cookie")).isEqualTo(List.of("a=1", "b=2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"statusCode\":\"many\"}",
        "{\"statusCode\":42}",
        "{\"statusCode\":200,\"body\":{},\"isBase64Encoded\":true}",
        "{\"statusCode\":200,\"body\":\"%\",\"isBase64Encoded\":true}"
      })
  void malformedResult_isNone(String payload) {
    assertThat(read(Body.of(payload))).isEmpty();
  }
}
