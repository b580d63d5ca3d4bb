package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionsTest {
  /** The object was modified on 2 January 2026. */
  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          If-None-Match: "1"                                      | "1"   | 304 | the viewer has it
          If-None-Match: "0", W/"1"                               | "1"   | 304 | one of several, compared weakly
          If-None-Match: "1"                                      | W/"1" | 304 | compressed since
          If-None-Match: *                                        | "1"   | 304 | any
          If-None-Match: "2"                                      | "1"   | 200 | another
          If-None-Match: "1"                                      | ``    | 200 | an object without a tag
          If-Modified-Since: Fri, 02 Jan 2026 00:00:00 GMT        | "1"   | 304 | not modified since
          If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT        | "1"   | 200 | modified since
          If-Modified-Since: yesterday                            | "1"   | 200 | a date that is none
          If-None-Match: "2"; If-Modified-Since: Fri, 02 Jan 2026 00:00:00 GMT | "1" | 200 | the tag goes before the date
          If-Match: "1"                                           | "1"   | 200 | the one that was meant
          If-Match: "2"                                           | "1"   | 412 | another than was meant
          If-Match: W/"1"                                         | W/"1" | 412 | a weak tag does not tell
          If-Match: *                                             | W/"1" | 200 | any
          If-Match: "2"                                           | ``    | 200 | an object without a tag is not judged by one
          If-Unmodified-Since: Fri, 02 Jan 2026 00:00:00 GMT      | "1"   | 200 | unmodified since
          If-Unmodified-Since: Thu, 01 Jan 2026 00:00:00 GMT      | "1"   | 412 | modified since it was read
          If-Unmodified-Since: soon                               | "1"   | 200 | a date that is none
          If-Match: "1"; If-Unmodified-Since: Thu, 01 Jan 2026 00:00:00 GMT | "1" | 200 | the tag goes before the date
          If-Match: "2"; If-None-Match: "1"                       | "1"   | 412 | 412 goes before 304
          """)
  void condition_isJudgedAsHttpDemands(String conditions, String tag, int status, String rule) {
    var response =
        HttpResponse.of(200, "text/plain", "object")
            .with("Last-Modified", "Fri, 02 Jan 2026 00:00:00 GMT");

    var judged =
        Preconditions.apply(
            request("GET", conditions), tag.isEmpty() ? response : response.with("ETag", tag));

    assertThat(judged.status()).describedAs(rule).isEqualTo(status);
  }

  /** RFC 9110, section 13.1: such a condition is ignored. */
  @ParameterizedTest(name = "{0}: Last-Modified: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          If-Modified-Since: Fri, 02 Jan 2026 00:00:00 GMT   |
          If-Modified-Since: Fri, 02 Jan 2026 00:00:00 GMT   | yesterday
          If-Unmodified-Since: Thu, 01 Jan 2026 00:00:00 GMT |
          If-Unmodified-Since: Thu, 01 Jan 2026 00:00:00 GMT | yesterday
          """)
  void dateOfAnObjectWithoutOne_isNotJudged(String condition, String modified) {
    var headers = HttpFields.build().put("Last-Modified", modified);

    var judged =
        Preconditions.apply(request("GET", condition), new HttpResponse(200, headers, Body.EMPTY));

    assertThat(judged.status()).isEqualTo(200);
  }

  @Test
  void objectThatTheViewerHas_isToldWithoutWhatDescribesItsBytes() {
    var found =
        HttpResponse.of(200, "text/css", "object")
            .with("Content-Encoding", "gzip")
            .with("ETag", "\"1\"");

    var judged = Preconditions.apply(request("GET", "If-None-Match: \"1\""), found);

    assertThat(judged.headers().getFieldNamesCollection()).containsExactly("ETag");
    assertThat(judged.body()).isEqualTo(Body.EMPTY);
  }

  @Test
  void errorsAndOtherMethods_areNotJudged() {
    var found = HttpResponse.of(200, "text/plain", "object").with("ETag", "\"1\"");
    var missing = HttpResponse.of(404, "text/plain", "missing").with("ETag", "\"1\"");

    assertThat(Preconditions.apply(request("OPTIONS", "If-None-Match: \"1\""), found))
        .isEqualTo(found);
    assertThat(Preconditions.apply(request("GET", "If-None-Match: \"1\""), missing))
        .isEqualTo(missing);
  }

  private static HttpRequest request(String method, String conditions) {
    var headers = HttpFields.build();
    for (var condition : conditions.split("; ", -1)) {
      var parts = condition.split(": ", 2);
      headers.add(parts[0], parts[1]);
    }
    return new HttpRequest(method, "/a", Optional.empty(), headers, Body.EMPTY, "192.0.2.1");
  }
}
