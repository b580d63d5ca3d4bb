package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;

/**
 * Judges the viewer's conditions on an object that is there (RFC 9110, section 13.2.2): 412 where
 * it is not the one that was meant, 304 where the viewer has it already. Tags are compared weakly
 * for the latter, because compressing an object weakens its tag. Conditions on a tag that the
 * object does not have are ignored, as CloudFront ignores them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#ResponseCustomCaching">Caching</a>
 */
public final class Preconditions {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Set<String> HEADERS =
      Set.of("if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since");

  private Preconditions() {}

  public static HttpResponse apply(HttpRequest viewer, HttpResponse response) {
    if (response.status() != 200 || !METHODS.contains(viewer.method())) {
      return response;
    }
    if (isAnother(viewer, response)) {
      return new HttpResponse(412, HttpFields.EMPTY, Body.EMPTY);
    }
    return isKnown(viewer, response) ? notModified(response) : response;
  }

  /** A request without the viewer's conditions: those are CloudFront's to judge. */
  public static HttpRequest removedFrom(HttpRequest request) {
    var headers = HttpFields.build();
    request.headers().stream()
        .filter(header -> !HEADERS.contains(header.getLowerCaseName()))
        .forEach(headers::add);
    return request.withHeaders(headers.asImmutable());
  }

  private static boolean isAnother(HttpRequest viewer, HttpResponse response) {
    var tag = response.headers().get("ETag");
    if (viewer.headers().contains("If-Match")) {
      return tag != null && !EntityTags.namesStrongly(viewer, "If-Match", tag);
    }
    return isModifiedSince(viewer, "If-Unmodified-Since", response).orElse(false);
  }

  private static boolean isKnown(HttpRequest viewer, HttpResponse response) {
    if (viewer.headers().contains("If-None-Match")) {
      var tag = response.headers().get("ETag");
      return tag != null && EntityTags.namesWeakly(viewer, "If-None-Match", tag);
    }
    return !isModifiedSince(viewer, "If-Modified-Since", response).orElse(true);
  }

  /** Empty if one of the two dates is none. */
  private static Optional<Boolean> isModifiedSince(
      HttpRequest viewer, String condition, HttpResponse response) {
    return Optional.ofNullable(response.headers().get("Last-Modified"))
        .flatMap(HttpDates::parse)
        .flatMap(modified -> HttpDates.parse(viewer.header(condition)).map(modified::isAfter));
  }

  private static HttpResponse notModified(HttpResponse response) {
    return new HttpResponse(
        304,
        HttpFields.build(response.headers()).remove("Content-Type").remove("Content-Encoding"),
        Body.EMPTY);
  }
}
