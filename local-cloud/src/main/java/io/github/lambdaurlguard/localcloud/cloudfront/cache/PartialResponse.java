package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;

/**
 * Cuts the ranges that a viewer asks for out of a whole object. Ranges that overlap, do not ascend
 * or are no ranges get the whole object.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RangeGETs.html">How
 *     CloudFront processes partial requests</a>
 */
public final class PartialResponse {
  private PartialResponse() {}

  public static HttpResponse apply(HttpRequest viewer, HttpResponse whole) {
    if (!viewer.method().equals("GET") || whole.status() != 200 || !isMeant(viewer, whole)) {
      return whole;
    }
    return ByteRange.parse(viewer.header("Range"), whole.body().size())
        .map(ranges -> cut(whole, ranges))
        .orElse(whole);
  }

  /** {@code If-Range}: a part is of use only to one who has the rest of the same bytes. */
  private static boolean isMeant(HttpRequest viewer, HttpResponse whole) {
    var validator = viewer.header("If-Range");
    if (validator.isEmpty()) {
      return true;
    }
    var tag = whole.headers().get("ETag");
    return (tag != null && EntityTags.namesStrongly(viewer, "If-Range", tag))
        || validator.equals(whole.headers().get("Last-Modified"));
  }

  private static HttpResponse cut(HttpResponse whole, List<ByteRange> ranges) {
    var size = whole.body().size();
    return switch (ranges.size()) {
      case 0 ->
          new HttpResponse(
              416, HttpFields.build().add("Content-Range", "bytes */" + size), Body.EMPTY);
      case 1 ->
          new HttpResponse(
              206,
              HttpFields.build(whole.headers()).put("Content-Range", ranges.getFirst().of(size)),
              part(whole, ranges.getFirst()));
      default -> multipart(whole, ranges);
    };
  }

  private static HttpResponse multipart(HttpResponse whole, List<ByteRange> ranges) {
    var boundary = UUID.randomUUID().toString();
    var body = new ByteArrayOutputStream();
    for (var range : ranges) {
      var head =
          "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
              .formatted(
                  boundary, whole.headers().get("Content-Type"), range.of(whole.body().size()));
      body.writeBytes(head.getBytes(ISO_8859_1));
      body.write(whole.body().bytes(), range.first(), range.length());
    }
    body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(ISO_8859_1));
    return new HttpResponse(
        206,
        HttpFields.build(whole.headers())
            .put("Content-Type", "multipart/byteranges; boundary=" + boundary),
        Body.of(body.toByteArray()));
  }

  private static Body part(HttpResponse whole, ByteRange range) {
    return Body.of(Arrays.copyOfRange(whole.body().bytes(), range.first(), range.last() + 1));
  }
}
