package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * What CloudFront compresses before it keeps it: with Brotli where the viewer takes it, else with
 * gzip.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html">Serve
 *     compressed files</a>
 */
public final class Compression {
  private static final int MIN_BYTES = 1_000;
  private static final int MAX_BYTES = 10_000_000;
  private static final Set<Integer> STATUSES = Set.of(200, 403, 404);

  private Compression() {}

  /**
   * The response as it is kept for viewers who take these codings.
   *
   * @param accepted the codings that the viewer takes, of those that the behaviour enables
   */
  public static HttpResponse apply(Set<ContentCoding> accepted, HttpResponse response) {
    if (!isWorthwhile(response)) {
      return response;
    }
    return accepted.stream()
        .filter(coding -> coding != ContentCoding.BROTLI || Brotli.isAvailable())
        .sorted()
        .findFirst()
        .map(coding -> in(coding, response))
        .orElse(response);
  }

  private static boolean isWorthwhile(HttpResponse response) {
    var type = response.headers().get("Content-Type");
    return STATUSES.contains(response.status())
        && type != null
        && CompressibleTypes.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        && !response.headers().contains("Content-Encoding")
        && isWithinBounds(response.body().length());
  }

  /** A response whose sender does not say its length is not compressed. */
  private static boolean isWithinBounds(OptionalLong length) {
    return length.isPresent() && length.getAsLong() >= MIN_BYTES && length.getAsLong() <= MAX_BYTES;
  }

  private static HttpResponse in(ContentCoding coding, HttpResponse flowing) {
    var response = flowing.whole();
    var headers = HttpFields.build(response.headers()).put("Content-Encoding", coding.token());
    headers.ensureField(new HttpField("Vary", "Accept-Encoding"));
    weaken(headers);
    var body =
        switch (coding) {
          case BROTLI -> Brotli.compress(response.body());
          case GZIP -> gzip(response.body());
        };
    return new HttpResponse(response.status(), headers, body);
  }

  /** The tag of other bytes with the same meaning; what is no tag is left out. */
  private static void weaken(HttpFields.Mutable headers) {
    var tag = headers.get("ETag");
    if (tag == null || EntityTags.isWeak(tag)) {
      return;
    }
    if (tag.startsWith("\"")) {
      headers.put("ETag", EntityTags.weak(tag));
    } else {
      headers.remove("ETag");
    }
  }

  private static Body gzip(Body body) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written to", e);
    }
    return Body.of(bytes.toByteArray());
  }
}
