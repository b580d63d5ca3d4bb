package io.github.lambdaurlguard.localcloud.s3;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;

/**
 * The two names that S3 gives each of its answers, for its support.
 *
 * @param requestId 16 capital letters and digits
 * @param hostId Base64
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html">Common
 *     response headers</a>
 */
public record S3Ids(String requestId, String hostId) {
  private static final String REQUEST_ID = "x-amz-request-id";
  private static final String HOST_ID = "x-amz-id-2";

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int REQUEST_ID_LENGTH = 16;
  private static final int HOST_BYTES = 56;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Those of the next answer. */
  static S3Ids next() {
    var host = new byte[HOST_BYTES];
    RANDOM.nextBytes(host);
    return new S3Ids(
        RANDOM
            .ints(REQUEST_ID_LENGTH, 0, ALPHABET.length())
            .mapToObj(i -> ALPHABET.substring(i, i + 1))
            .collect(Collectors.joining()),
        Base64.getEncoder().encodeToString(host));
  }

  /** An answer that has them in its headers. */
  HttpResponse on(HttpResponse answer) {
    return answer.with(REQUEST_ID, requestId).with(HOST_ID, hostId);
  }

  /** An answer that has its ids: an error has them already, in its body too. */
  public static HttpResponse identified(HttpResponse answer) {
    return answer.headers().contains(REQUEST_ID) ? answer : next().on(answer);
  }

  /** An answer without them. */
  public static HttpResponse removedFrom(HttpResponse answer) {
    return answer.withHeaders(
        HttpFields.build(answer.headers()).remove(REQUEST_ID).remove(HOST_ID));
  }
}
