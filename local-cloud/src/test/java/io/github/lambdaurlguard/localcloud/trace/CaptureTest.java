package io.github.lambdaurlguard.localcloud.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureTest {
  private static final String PLANTED = "planted-0123456789abcdef";
  private static final String OF_THIS_RUN = "session/token+of+this+run==";

  private final Capture capture = new Capture(new Withholding(() -> List.of(OF_THIS_RUN)));

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Authorization           | Bearer planted-0123456789abcdef
          Authorization           | AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=planted-0123456789abcdef
          Proxy-Authorization     | Basic planted-0123456789abcdef
          X-Forwarded-Authorization | planted-0123456789abcdef
          Cookie                  | theme=dark; id=planted-0123456789abcdef
          Set-Cookie              | id=planted-0123456789abcdef; Secure
          X-Amz-Security-Token    | planted-0123456789abcdef
          X-Api-Key               | planted-0123456789abcdef
          X-CSRF-TOKEN            | planted-0123456789abcdef
          X-Other                 | session/token+of+this+run==
          X-Other                 | Bearer planted-0123456789abcdef
          """)
  void secretInAHeader_isKeptNowhere(String name, String value) {
    var echoed = "{\"echo\":\"" + value + "\"}";
    var headers = HttpFields.build().add(name, value).add("Accept", "text/html");

    var kept = capture.of(request(Optional.empty(), headers, ""), answer(headers, echoed));

    assertThat(kept.toString()).doesNotContain(PLANTED, OF_THIS_RUN).contains("text/html", name);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "X-Amz-Signature=planted-0123456789abcdef",
    "X-Amz-Security-Token=planted-0123456789abcdef",
    "access_token=planted-0123456789abcdef",
    "client_secret=planted-0123456789abcdef",
    "password=planted-0123456789abcdef"
  })
  void secretInTheQuery_isKeptNowhere(String pair) {
    var kept =
        capture.of(
            request(Optional.of("limit=1&" + pair), HttpFields.EMPTY, ""),
            answer(HttpFields.EMPTY, "you sent planted-0123456789abcdef"));

    assertThat(kept.toString()).doesNotContain(PLANTED).contains("limit=1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"Dune","password":"planted-0123456789abcdef"}
          {"name":"Dune","idToken": "planted-0123456789abcdef"}
          name=Dune&client_secret=planted-0123456789abcdef&x=1
          Dune {"event":"{\\"refresh_token\\":\\"planted-0123456789abcdef\\"}"}
          Dune eyJhbGciOiJIUzI1NiJ9.planted-0123456789abcdef.c2ln
          Dune session/token+of+this+run==
          """)
  void secretInABody_isKeptNowhere(String body) {
    var kept =
        capture.of(
            request(Optional.empty(), HttpFields.EMPTY, body), answer(HttpFields.EMPTY, body));

    assertThat(kept.requestBody()).doesNotContain(PLANTED, OF_THIS_RUN).contains("Dune");
    assertThat(kept.responseBody()).doesNotContain(PLANTED, OF_THIS_RUN).contains("Dune");
  }

  @Test
  void whatIsNoSecret_isKeptAsItIs() {
    var kept =
        capture.of(
            request(
                Optional.of("author=Le%20Guin&limit=1"),
                HttpFields.build().add("If-Match", "\"7\""),
                "{\"name\":\"Dune\"}"),
            answer(HttpFields.build().add("ETag", "\"8\""), "{\"id\":\"a=b\"}"));

    assertThat(kept)
        .isEqualTo(
            new CapturedExchange(
                "author=Le%20Guin&limit=1",
                List.of(new CapturedExchange.Header("If-Match", "\"7\"")),
                "{\"name\":\"Dune\"}",
                List.of(new CapturedExchange.Header("ETag", "\"8\"")),
                "{\"id\":\"a=b\"}"));
  }

  @Test
  void bodyThatCannotBeRead_isNotKept() {
    var encoded = HttpFields.build().add("Content-Encoding", "gzip");

    assertThat(capture.of(request(Optional.empty(), encoded, PLANTED), answer(encoded, PLANTED)))
        .extracting(CapturedExchange::requestBody, CapturedExchange::responseBody)
        .containsExactly("(24 bytes, not kept)", "(24 bytes, not kept)");
  }

  private static HttpRequest request(Optional<String> query, HttpFields headers, String body) {
    return new HttpRequest("POST", "/x", query, headers, Body.of(body), "127.0.0.1");
  }

  private static HttpResponse answer(HttpFields headers, String body) {
    return new HttpResponse(200, headers, Body.of(body));
  }
}
