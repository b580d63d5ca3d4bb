package io.github.lambdaurlguard.localcloud.cloudfront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionTest {
  @ParameterizedTest(name = "{5}")
  @CsvSource({
    "gzip,              200, text/css,                  1000,     true,  the smallest file",
    "'br, gzip;q=0.5',  200, 'text/html; charset=utf-8',1000,     true,  parameters do not count",
    "gzip,              200, text/css,                  999,      false, too small",
    "gzip,              200, text/css,                  10000001, false, too large",
    "br,                200, text/css,                  1000,     false, the viewer does not take"
        + " gzip",
    "gzip,              200, font/woff2,                1000,     false, compressed already",
    "gzip,              404, text/html,                 1000,     false, not a success"
  })
  void compression_followsCloudFrontsRules(
      String accepted, int status, String type, int size, boolean compressed, String rule) {
    var response = Compression.apply(request(accepted), response(status, type, "a".repeat(size)));

    assertThat(response.headers().contains("Content-Encoding", "gzip"))
        .describedAs(rule)
        .isEqualTo(compressed);
  }

  @Test
  void compressedResponse_unpacksToTheOriginalUnderAWeakTag() throws IOException {
    var text = "body { color: red }\n".repeat(100);
    var response = Compression.apply(request("gzip"), response(200, "text/css", text));

    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body().bytes()))) {
      assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(text);
    }
    assertThat(response.headers().get("ETag")).isEqualTo("W/\"1\"");
    assertThat(response.headers().get("Vary")).isEqualTo("Accept-Encoding");
  }

  private static HttpRequest request(String accepted) {
    return new HttpRequest(
        "GET",
        "/a",
        Optional.empty(),
        HttpFields.build().add("Accept-Encoding", accepted),
        Body.EMPTY,
        "192.0.2.1");
  }

  private static HttpResponse response(int status, String type, String text) {
    return HttpResponse.of(status, type, text).with("ETag", "\"1\"");
  }
}
