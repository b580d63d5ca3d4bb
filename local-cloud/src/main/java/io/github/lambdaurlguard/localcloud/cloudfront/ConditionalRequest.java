package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;

/**
 * CloudFront's own answer to a viewer who has the object already: 304 where {@code If-None-Match}
 * names its tag. Tags are compared weakly (RFC 9110, section 13.1.2), because compressing an object
 * weakens its tag.
 */
final class ConditionalRequest {
  private ConditionalRequest() {}

  static HttpResponse apply(HttpRequest viewer, HttpResponse response) {
    var tag = response.headers().get("ETag");
    if (response.status() != 200 || tag == null || !names(viewer, tag)) {
      return response;
    }
    return new HttpResponse(
        304,
        HttpFields.build(response.headers()).remove("Content-Type").remove("Content-Encoding"),
        Body.EMPTY);
  }

  private static boolean names(HttpRequest viewer, String tag) {
    return viewer.headers().getValuesList("If-None-Match").stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .anyMatch(known -> opaque(known).equals(opaque(tag)) || known.equals("*"));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring("W/".length()) : tag;
  }
}
