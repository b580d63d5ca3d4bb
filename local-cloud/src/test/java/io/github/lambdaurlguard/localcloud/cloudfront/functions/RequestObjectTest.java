package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestObjectTest {
  private static final HttpRequest VIEWER =
      new HttpRequest(
          "GET",
          "/media/%41.mpd",
          Optional.of("ID=42&NoValue&mv=1&mv=2,3&a%20b=c"),
          HttpFields.build()
              .add("Host", "video.example")
              .add("ACCEPT", "application/json")
              .add("Accept", "text/html")
              .add("Accept-Language", "en-GB,en;q=0.5")
              .add("Cookie", "one=1; two=2; two=3")
              .add("X-Forwarded-Proto", "https"),
          Body.of("untouched"),
          "192.0.2.1");

  @Test
  void event_hasTheStructureThatAwsDocuments() throws IOException {
    assertThat(new RequestObject(VIEWER).event())
        .isEqualTo(
            json(
                """
                {
                  "method": "GET",
                  "uri": "/media/%41.mpd",
                  "querystring": {
                    "ID": {"value": "42"},
                    "NoValue": {"value": ""},
                    "mv": {"value": "1", "multiValue": [{"value": "1"}, {"value": "2,3"}]},
                    "a%20b": {"value": "c"}
                  },
                  "headers": {
                    "host": {"value": "video.example"},
                    "accept": {
                      "value": "application/json",
                      "multiValue": [{"value": "application/json"}, {"value": "text/html"}]
                    },
                    "accept-language": {"value": "en-GB,en;q=0.5"}
                  },
                  "cookies": {
                    "one": {"value": "1"},
                    "two": {"value": "2", "multiValue": [{"value": "2"}, {"value": "3"}]}
                  }
                }
                """));
  }

  @Test
  void unchangedResult_isForwardedAsReceived() throws IOException {
    var object = new RequestObject(VIEWER);

    var forwarded = object.apply(object.event());

    assertThat(forwarded.target()).isEqualTo(VIEWER.target());
    assertThat(forwarded.body()).isEqualTo(VIEWER.body());
    assertThat(lines(forwarded)).containsExactlyInAnyOrderElementsOf(lines(VIEWER));
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          uri         | "/other"                                                     | GET /other?ID=42&NoValue&mv=1&mv=2,3&a%20b=c
          querystring | {}                                                           | GET /media/%41.mpd
          querystring | {"x": {"value": "1"}, "y": {"value": "", "multiValue": [{"value": "2"}, {"value": "3"}]}} | GET /media/%41.mpd?x=1&y=2&y=3
          querystring | {"mv": {"value": "9", "multiValue": [{"value": "1"}, {"value": "2,3"}]}} | GET /media/%41.mpd?mv=9&mv=2,3
          querystring | {"mv": {"value": "9", "multiValue": [{"value": "7"}, {"value": "8"}]}}   | GET /media/%41.mpd?mv=7&mv=8
          """)
  void changedTarget_isForwarded(String field, String value, String line) throws IOException {
    var forwarded = apply(field, value);

    assertThat(forwarded.method() + " " + forwarded.target()).isEqualTo(line);
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          headers | {"host": {"value": "video.example"}, "example-header-name": {"value": "1"}} | Host: video.example, X-Forwarded-Proto: https, Example-Header-Name: 1, Cookie: one=1; two=2; two=3
          headers | {"host": {"value": "video.example"}, "accept": {"value": "*/*"}}            | Host: video.example, X-Forwarded-Proto: https, Accept: */*, Cookie: one=1; two=2; two=3
          headers | {"host": {"value": "video.example"}, "accept": {"value": "*/*", "multiValue": [{"value": "application/json"}, {"value": "text/html"}]}} | Host: video.example, X-Forwarded-Proto: https, Accept: */*, Accept: text/html, Cookie: one=1; two=2; two=3
          headers | {"host": {"value": "video.example"}, "accept-language": {"value": "en-GB,en;q=0.5"}} | Host: video.example, Accept-Language: en-GB,en;q=0.5, X-Forwarded-Proto: https, Cookie: one=1; two=2; two=3
          cookies | {}                                                                          | Host: video.example, ACCEPT: application/json, Accept: text/html, Accept-Language: en-GB,en;q=0.5, X-Forwarded-Proto: https
          cookies | {"two": {"value": "2"}, "x": {"value": "y"}}                                | Host: video.example, ACCEPT: application/json, Accept: text/html, Accept-Language: en-GB,en;q=0.5, X-Forwarded-Proto: https, Cookie: two=2; x=y
          """)
  void changedHeaders_areForwardedWithCapitals(String field, String value, String lines)
      throws IOException {
    assertThat(String.join(", ", lines(apply(field, value)))).isEqualTo(lines);
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          method      | "POST"                                  | it changed the method, which is read-only
          uri         | 1                                       | its uri is not a string
          uri         | "other"                                 | its uri does not begin with a slash: other
          uri         | "/a?b=c"                                | its uri holds a question mark
          uri         | "/a b"                                  | holds a space, a control character or #
          querystring | {"a": {"value": "b#"}}                  | holds a space, a control character or #
          querystring | {"a": {"value": "b c"}}                 | holds a space, a control character or #
          querystring | "a=b"                                   | querystring is not an object
          querystring | {"a": "b"}                              | querystring['a'] is not an object
          querystring | {"a": {"value": 1}}                     | querystring['a'] has no value that is a string
          querystring | {"a": {"multiValue": 1}}                | querystring['a'].multiValue is not an array
          headers     | {}                                      | it changed the header host, which is read-only
          headers     | {"host": {"value": "other"}}            | it changed the header host, which is read-only
          headers     | {"host": {"value": "video.example"}, "via": {"value": "x"}}               | it changed the header via, which is read-only
          headers     | {"host": {"value": "video.example"}, "cdn-loop": {"value": "x"}}          | it changed the header cdn-loop, which is read-only
          headers     | {"host": {"value": "video.example"}, "content-length": {"value": "1"}}    | it changed the header content-length, which is read-only
          headers     | {"host": {"value": "video.example"}, "transfer-encoding": {"value": "x"}} | it changed the header transfer-encoding, which is read-only
          headers     | {"host": {"value": "video.example"}, "x-forwarded-proto": {"value": "x"}} | it set the header x-forwarded-proto, which is disallowed
          headers     | {"host": {"value": "video.example"}, "x-amz-cf-id": {"value": "x"}}       | it set the header x-amz-cf-id, which is disallowed
          headers     | {"host": {"value": "video.example"}, "X-Name": {"value": "x"}}            | the header X-Name is not in lower case
          headers     | {"host": {"value": "video.example"}, "x name": {"value": "x"}}            | is not the name of a header
          headers     | {"host": {"value": "video.example"}, "x": {"value": "a\\r\\nb: c"}}       | the value of the header x holds a control character
          headers     | {"host": {"value": "video.example"}, "cookie": {"value": "a=b"}}          | cookies go into the object cookies
          """)
  void brokenRule_isNamed(String field, String value, String rule) {
    assertThatThrownBy(() -> apply(field, value))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining(rule);
  }

  @Test
  void targetOf8192Characters_isRefused() {
    assertThatThrownBy(
            () ->
                apply(
                    "uri", "\"/" + "a".repeat(8191 - VIEWER.query().orElseThrow().length()) + "\""))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining("not under 8192 characters");
  }

  @Test
  void headOfOver20480Bytes_isRefused() {
    var headers =
        "{\"host\": {\"value\": \"video.example\"}, \"x\": {\"value\": \""
            + "a".repeat(20_400)
            + "\"}}";

    assertThatThrownBy(() -> apply("headers", headers))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining("over 20480");
  }

  private static HttpRequest apply(String field, String value) throws IOException {
    var object = new RequestObject(VIEWER);
    Map<String, Object> returned = new LinkedHashMap<>(object.event());
    returned.put(field, JSON.std.anyFrom(value));
    return object.apply(returned);
  }

  private static Map<String, Object> json(String text) throws IOException {
    return JSON.std.mapFrom(text);
  }

  private static List<String> lines(HttpRequest request) {
    return request.headers().stream()
        .map(field -> field.getName() + ": " + field.getValue())
        .toList();
  }
}
