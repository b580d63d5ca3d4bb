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

class PartialResponseTest {
  private static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";

  /** The object is the ten digits. */
  @ParameterizedTest(name = "{0}: {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bytes=0-3                | 206 | 0123       | bytes 0-3/10 | a range
          bytes=7-                 | 206 | 789        | bytes 7-9/10 | to the end
          bytes=-2                 | 206 | 89         | bytes 8-9/10 | the last two
          bytes=-20                | 206 | 0123456789 | bytes 0-9/10 | more than there is
          bytes=8-100              | 206 | 89         | bytes 8-9/10 | an end beyond the object's
          bytes=9-9                | 206 | 9          | bytes 9-9/10 | one byte
          bytes=0-0, 20-30         | 206 | 0          | bytes 0-0/10 | what lies behind the end is left out
          bytes=10-                | 416 | ``         | bytes */10   | behind the end
          bytes=-0                 | 416 | ``         | bytes */10   | the last none
          bytes=3-2                | 200 | 0123456789 |              | the end before the beginning
          bytes=-                  | 200 | 0123456789 |              | neither end nor beginning
          bytes=-1-3               | 200 | 0123456789 |              | a negative beginning
          bytes=a-b                | 200 | 0123456789 |              | no numbers
          bytes=4-5,0-1            | 200 | 0123456789 |              | not ascending
          bytes=0-4,4-5            | 200 | 0123456789 |              | overlapping
          digits=0-3               | 200 | 0123456789 |              | another unit
          lines=0-3                | 200 | 0123456789 |              | another unit of the same length
          bytes=99999999999999999999- | 200 | 0123456789 |           | a number beyond all objects
          """)
  void range_isCutAsCloudFrontDocuments(
      String range, int status, String body, String contentRange, String rule) {
    var response = PartialResponse.apply(request("GET", "Range", range), digits());

    assertThat(response.status()).describedAs(rule).isEqualTo(status);
    assertThat(response.body().text()).isEqualTo(body);
    assertThat(response.headers().get("Content-Range")).isEqualTo(contentRange);
  }

  @Test
  void severalRanges_areOneMultipartResponse() {
    var response = PartialResponse.apply(request("GET", "Range", "bytes=0-1,4-5"), digits());

    var type = response.headers().get("Content-Type");
    assertThat(response.status()).isEqualTo(206);
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    var boundary = type.substring(type.indexOf('=') + 1);
    assertThat(response.body().text())
        .isEqualTo(
            """

            --BOUNDARY
            Content-Type: text/plain
            Content-Range: bytes 0-1/10

            01
            --BOUNDARY
            Content-Type: text/plain
            Content-Range: bytes 4-5/10

            45
            --BOUNDARY--
            """
                .replace("BOUNDARY", boundary)
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest(name = "If-Range: {0} of {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "1"                           | "1"   | 206
          "2"                           | "1"   | 200
          W/"1"                         | W/"1" | 200
          Thu, 01 Jan 2026 00:00:00 GMT | "1"   | 206
          Fri, 02 Jan 2026 00:00:00 GMT | "1"   | 200
          """)
  void ifRange_asksForAPartOfTheSameBytesOnly(String validator, String tag, int status) {
    var request = request("GET", "Range", "bytes=0-1", "If-Range", validator);

    assertThat(PartialResponse.apply(request, digits().with("ETag", tag)).status())
        .isEqualTo(status);
  }

  @ParameterizedTest(name = "If-Range: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "1"                           | 200
          *                             | 200
          Thu, 01 Jan 2026 00:00:00 GMT | 206
          """)
  void ifRangeOfAnObjectWithoutATag_isForItsDateOnly(String validator, int status) {
    var request = request("GET", "Range", "bytes=0-1", "If-Range", validator);

    assertThat(PartialResponse.apply(request, digits()).status()).isEqualTo(status);
  }

  @Test
  void headAndErrors_haveNoRanges() {
    var error = HttpResponse.of(404, "text/plain", "missing");

    assertThat(PartialResponse.apply(request("HEAD", "Range", "bytes=0-1"), digits()))
        .isEqualTo(digits());
    assertThat(PartialResponse.apply(request("GET", "Range", "bytes=0-1"), error)).isEqualTo(error);
  }

  private static HttpResponse digits() {
    return HttpResponse.of(200, "text/plain", "0123456789").with("Last-Modified", DATE);
  }

  private static HttpRequest request(String method, String... namesAndValues) {
    var headers = HttpFields.build();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new HttpRequest(method, "/a", Optional.empty(), headers, Body.EMPTY, "192.0.2.1");
  }
}
