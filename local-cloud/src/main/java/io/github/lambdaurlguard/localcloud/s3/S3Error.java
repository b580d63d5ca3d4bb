package io.github.lambdaurlguard.localcloud.s3;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/**
 * Errors as S3 answers them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Error
 *     responses</a>
 */
public final class S3Error {
  private S3Error() {}

  static HttpResponse of(int status, String code, String message, Map<String, String> more) {
    var body = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
    append("Code", code, body);
    append("Message", message, body);
    new TreeMap<>(more).forEach((name, value) -> append(name, value, body));
    var ids = S3Ids.next();
    append("RequestId", ids.requestId(), body);
    append("HostId", ids.hostId(), body);
    return ids.on(HttpResponse.of(status, "application/xml", body.append("</Error>").toString()));
  }

  /** A range that begins behind the end of an object. */
  public static HttpResponse invalidRange(String range, int size) {
    return of(
            416,
            "InvalidRange",
            "The requested range is not satisfiable",
            Map.of("ActualObjectSize", Integer.toString(size), "RangeRequested", range))
        .with("Content-Range", "bytes */" + size);
  }

  /** A condition that does not hold. */
  public static HttpResponse preconditionFailed(String condition) {
    return of(
        412,
        "PreconditionFailed",
        "At least one of the pre-conditions you specified did not hold",
        Map.of("Condition", condition));
  }

  private static void append(String name, String value, StringBuilder body) {
    body.append('<').append(name).append('>');
    body.append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    body.append("</").append(name).append('>');
  }
}
