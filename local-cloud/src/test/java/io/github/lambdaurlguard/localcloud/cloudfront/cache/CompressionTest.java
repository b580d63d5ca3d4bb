package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  private static final Set<ContentCoding> BOTH = EnumSet.allOf(ContentCoding.class);

  /** Among the cases: the first and the last of CloudFront's list of types. */
  @ParameterizedTest(name = "{5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          br, gzip              | 200 | text/css                 | 1000     | br   | the smallest file, and Brotli goes first
          gzip                  | 200 | text/css                 | 1000     | gzip | the one that the viewer takes
          br;q=0, gzip          | 200 | text/css                 | 1000     | gzip | a weight of zero is a refusal
          gzip;q=0.000          | 200 | text/css                 | 1000     |      | zero however it is written
          br;q=0.1, gzip;q=0.9  | 200 | text/css                 | 1000     | br   | other weights do not count
          GZIP                  | 200 | TEXT/HTML; charset=utf-8 | 1000     | gzip | names have no case, parameters do not count
          *                     | 200 | text/css                 | 1000     |      | only a coding that is named
          br                    | 200 | application/dash+xml     | 1000     | br   | the first of CloudFront's types
          br                    | 200 | vnd.apple.mpegurl        | 1000     | br   | the last of CloudFront's types
          br                    | 200 | font/woff2               | 1000     |      | compressed already
          br                    | 200 | text/css                 | 999      |      | too small
          br                    | 200 | text/css                 | 10000000 | br   | the largest file
          br                    | 200 | text/css                 | 10000001 |      | too large
          br                    | 404 | text/html                | 1000     | br   | a page for what is missing
          br                    | 500 | text/html                | 1000     |      | an error of the server
          """)
  void compression_followsCloudFrontsRules(
      String accepted, int status, String type, int size, String coding, String rule) {
    var viewer = HttpFields.build().add("Accept-Encoding", accepted);

    var response =
        Compression.apply(
            ContentCoding.accepted(viewer, BOTH), response(status, type, "a".repeat(size)));

    assertThat(response.headers().get("Content-Encoding")).describedAs(rule).isEqualTo(coding);
  }

  @ParameterizedTest
  @EnumSource
  void compressedResponse_unpacksToTheOriginal(ContentCoding coding) throws IOException {
    var text = "body { color: red }\n".repeat(100);

    var response = Compression.apply(Set.of(coding), response(200, "text/css", text));

    assertThat(response.body().size()).isLessThan(text.length());
    try (var unpacked = unpack(coding, response.body().bytes())) {
      assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(text);
    }
  }

  @Test
  void responseOfTheOriginsOwnCoding_isLeftAlone() {
    var response = response(200, "text/css", "a".repeat(1000)).with("Content-Encoding", "zstd");

    assertThat(Compression.apply(BOTH, response)).isEqualTo(response);
  }

  @Test
  void responseWithoutAType_isLeftAlone() {
    var response = new HttpResponse(200, HttpFields.EMPTY, Body.of("a".repeat(1000)));

    assertThat(Compression.apply(BOTH, response)).isEqualTo(response);
  }

  /** CloudFront compresses only what has a Content-Length. */
  @ParameterizedTest(name = "length {0} -> {1}")
  @CsvSource({",", "1000, gzip"})
  void flowingResponse_isCompressedIfItSaysItsLength(Long length, String coding) {
    var bytes = new ByteArrayInputStream("a".repeat(1000).getBytes(UTF_8));
    var said = length == null ? OptionalLong.empty() : OptionalLong.of(length);

    var response =
        Compression.apply(
            Set.of(ContentCoding.GZIP),
            HttpResponse.of(200, "text/css", new FlowingBody(bytes, said)));

    assertThat(response.headers().get("Content-Encoding")).isEqualTo(coding);
    assertThat(response.body().isWhole()).isEqualTo(coding != null);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          "1",   W/"1"
          W/"1", W/"1"
          1,
          """)
  void tagOfACompressedObject_isWeak(String tag, String weak) {
    var response =
        Compression.apply(BOTH, response(200, "text/css", "a".repeat(1000)).with("ETag", tag));

    assertThat(response.headers().get("ETag")).isEqualTo(weak);
  }

  @Test
  void vary_namesTheCodingBesideTheOriginsOwn() {
    var response =
        Compression.apply(
            BOTH, response(200, "text/css", "a".repeat(1000)).with("Vary", "Accept-Language"));

    assertThat(response.headers().getCSV("Vary", false))
        .containsExactly("Accept-Language", "Accept-Encoding");
  }

  private static InputStream unpack(ContentCoding coding, byte[] bytes) throws IOException {
    var packed = new ByteArrayInputStream(bytes);
    return switch (coding) {
      case BROTLI -> new BrotliInputStream(packed);
      case GZIP -> new GZIPInputStream(packed);
    };
  }

  private static HttpResponse response(int status, String type, String text) {
    return HttpResponse.of(status, type, text);
  }
}
