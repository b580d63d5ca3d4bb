package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseObjectTest {
  private static final HttpResponse RESPONSE =
      new HttpResponse(
          200,
          HttpFields.build()
              .add("Server", "gunicorn")
              .add("Set-Cookie", "ID=id1234; Expires=Wed, 05 Apr 2021 07:28:00 GMT")
              .add("Set-Cookie", "c=val1; Secure;  Path=/")
              .add("Set-Cookie", "c=val2")
              .add("Via", "1.1 x")
              .add("X-Cache", "Hit from cloudfront"),
          Body.of("original"));

  @Test
  void event_hasTheStructureThatAwsDocuments() throws IOException {
    assertThat(ResponseObject.of(RESPONSE).event())
        .isEqualTo(
            JSON.std.mapFrom(
                """
                {
                  "statusCode": 200,
                  "statusDescription": "OK",
                  "headers": {"server": {"value": "gunicorn"}, "via": {"value": "1.1 x"}},
                  "cookies": {
                    "ID": {"value": "id1234", "attributes": "Expires=Wed, 05 Apr 2021 07:28:00 GMT"},
                    "c": {
                      "value": "val1",
                      "attributes": "Secure;  Path=/",
                      "multiValue": [{"value": "val1", "attributes": "Secure;  Path=/"}, {"value": "val2"}]
                    }
                  }
                }
                """));
  }

  @Test
  void unchangedResult_isTheSameResponse() throws IOException {
    var object = ResponseObject.of(RESPONSE);

    var response = object.apply(object.event());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(RESPONSE.body());
    assertThat(response.headers()).containsExactlyInAnyOrderElementsOf(RESPONSE.headers());
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          statusCode | 302                                     | 302 original
          statusCode | 304                                     | 304
          body       | "mine"                                  | 200 mine
          body       | ""                                      | 200
          body       | {"encoding": "text", "data": "mine"}    | 200 mine
          body       | {"encoding": "base64", "data": "bWluZQ=="} | 200 mine
          """)
  void changedStatusAndBody_areSent(String field, String value, String answer) throws IOException {
    var response = apply(field, value);

    assertThat((response.status() + " " + response.body().text()).strip()).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          headers | {"via": {"value": "1.1 x"}, "cache-control": {"value": "no-store"}} | Cache-Control: no-store
          cookies | {"a": {"value": "1", "attributes": "Path=/"}, "b": {"value": "2"}}  | Set-Cookie: a=1; Path=/, Set-Cookie: b=2
          cookies | {"c": {"value": "val3", "multiValue": [{"value": "val1", "attributes": "Secure;  Path=/"}, {"value": "val2"}]}} | Set-Cookie: c=val3, Set-Cookie: c=val2
          """)
  void changedHeadersAndCookies_areSent(String field, String value, String lines)
      throws IOException {
    var response = apply(field, value);

    var name = lines.substring(0, lines.indexOf(':'));
    assertThat(
            response.headers().stream()
                .filter(header -> header.is(name))
                .map(header -> header.getName() + ": " + header.getValue())
                .collect(Collectors.joining(", ")))
        .isEqualTo(lines);
    assertThat(response.headers().get("X-Cache")).isEqualTo("Hit from cloudfront");
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          statusCode        | "200"                                  | its statusCode is not an integer from 200 to 599: 200
          statusCode        | 199                                    | its statusCode is not an integer from 200 to 599: 199
          statusCode        | 600                                    | its statusCode is not an integer from 200 to 599: 600
          statusCode        | null                                   | its statusCode is not an integer from 200 to 599: null
          statusDescription | 1                                      | its statusDescription is not a string
          body              | 1                                      | its body is neither a string nor an object with data
          body              | {"encoding": "text"}                   | its body is neither a string nor an object with data
          body              | {"data": "x"}                          | the encoding of its body is neither text nor base64: null
          body              | {"encoding": "hex", "data": "00"}      | the encoding of its body is neither text nor base64: hex
          body              | {"encoding": "base64", "data": "?"}    | its body is not the base64 that its encoding promises
          headers           | {}                                     | it changed the header via, which is read-only
          headers           | {"via": {"value": "1.1 x"}, "warning": {"value": "x"}} | it changed the header warning, which is read-only
          headers           | {"via": {"value": "1.1 x"}, "x-cache": {"value": "x"}} | it set the header x-cache, which is disallowed
          headers           | {"via": {"value": "1.1 x"}, "set-cookie": {"value": "x"}} | cookies go into the object cookies
          cookies           | {"a": {"value": "b", "attributes": 1}} | cookies['a'].attributes is not a string
          """)
  void brokenRule_isNamed(String field, String value, String rule) {
    assertThatThrownBy(() -> apply(field, value))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining(rule);
  }

  @Test
  void generatedResponse_needsNothingButItsStatus() {
    var response = ResponseObject.generated(Map.of("statusCode", 403));

    assertThat(response.status()).isEqualTo(403);
    assertThat(response.headers()).isEmpty();
    assertThat(response.body()).isEqualTo(Body.EMPTY);
  }

  @Test
  void generatedResponse_mustNotHaveAReadOnlyHeader() {
    var returned =
        Map.of("statusCode", 200, "headers", Map.of("content-length", Map.of("value", "1")));

    assertThatThrownBy(() -> ResponseObject.generated(returned))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining("content-length");
  }

  private static HttpResponse apply(String field, String value) throws IOException {
    var object = ResponseObject.of(RESPONSE);
    Map<String, Object> returned = new LinkedHashMap<>(object.event());
    returned.put(field, JSON.std.anyFrom(value));
    return object.apply(returned);
  }
}
