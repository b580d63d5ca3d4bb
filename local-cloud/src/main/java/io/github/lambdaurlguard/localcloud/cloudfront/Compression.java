package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;

/**
 * What CloudFront compresses for a viewer, with gzip. CloudFront would prefer Brotli where the
 * viewer takes it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html">Serve
 *     compressed files</a>
 */
final class Compression {
  private static final int MIN_BYTES = 1_000;
  private static final int MAX_BYTES = 10_000_000;

  /** Of CloudFront's list those that a site of ours can have. */
  private static final Set<String> TYPES =
      Set.of(
          "application/javascript",
          "application/json",
          "application/manifest+json",
          "application/xml",
          "image/svg+xml",
          "text/css",
          "text/html",
          "text/javascript",
          "text/plain",
          "text/xml");

  private Compression() {}

  static HttpResponse apply(HttpRequest viewer, HttpResponse response) {
    if (!isAccepted(viewer) || !isWorthwhile(response)) {
      return response;
    }
    var headers =
        HttpFields.build(response.headers())
            .put("Content-Encoding", "gzip")
            .put("Vary", "Accept-Encoding");
    var tag = response.headers().get("ETag");
    if (tag != null && !tag.startsWith("W/")) {
      headers.put("ETag", "W/" + tag);
    }
    return new HttpResponse(response.status(), headers, compressed(response.body()));
  }

  private static boolean isAccepted(HttpRequest viewer) {
    return viewer.headers().getCSV("Accept-Encoding", false).stream()
        .map(coding -> coding.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .anyMatch("gzip"::equals);
  }

  private static boolean isWorthwhile(HttpResponse response) {
    var type = response.headers().get("Content-Type");
    return response.status() == 200
        && type != null
        && TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        && !response.headers().contains("Content-Encoding")
        && response.body().size() >= MIN_BYTES
        && response.body().size() <= MAX_BYTES;
  }

  private static Body compressed(Body body) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written to", e);
    }
    return Body.of(bytes.toByteArray());
  }
}
