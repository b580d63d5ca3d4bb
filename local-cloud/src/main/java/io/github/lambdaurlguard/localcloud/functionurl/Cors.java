package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HeaderElements;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;

/**
 * The CORS configuration of a function URL.
 *
 * @param allowMethods methods, or {@code *}
 * @param allowOrigins origins, or {@code *}
 * @param maxAgeSeconds how long a browser may remember a preflight; 0 for not at all
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors">CORS
 *     for function URLs</a>
 */
public record Cors(
    boolean allowCredentials,
    List<String> allowHeaders,
    List<String> allowMethods,
    List<String> allowOrigins,
    List<String> exposeHeaders,
    int maxAgeSeconds) {
  private static final String ANY = "*";

  /** Whether the request asks what another may do; the function does not see it. */
  static boolean isPreflight(HttpRequest request) {
    return request.method().equals("OPTIONS")
        && !request.header("Origin").isEmpty()
        && !request.header("Access-Control-Request-Method").isEmpty();
  }

  /**
   * The answer to a preflight. One from a foreign origin, for another method or for a header that
   * the list does not have, learns nothing.
   */
  HttpResponse preflight(HttpRequest request) {
    var headers = HttpFields.build().add("Content-Type", "application/json");
    if (isAllowed(request) && allowsMethod(request) && allowsHeaders(request)) {
      addOrigin(request, headers);
      add("Access-Control-Allow-Methods", allowMethods, headers);
      add("Access-Control-Allow-Headers", allowHeaders, headers);
      if (maxAgeSeconds > 0) {
        headers.add("Access-Control-Max-Age", Integer.toString(maxAgeSeconds));
      }
    }
    return new HttpResponse(200, headers, Body.EMPTY);
  }

  /**
   * What the function answered, and the headers of this configuration beside its own: where both
   * allow the origin, it is there twice, and browsers refuse the answer.
   */
  HttpResponse addTo(HttpResponse answer, HttpRequest request) {
    if (!isAllowed(request)) {
      return answer;
    }
    var headers = HttpFields.build(answer.headers());
    addOrigin(request, headers);
    add("Access-Control-Expose-Headers", exposeHeaders, headers);
    return answer.withHeaders(headers);
  }

  private boolean isAllowed(HttpRequest request) {
    var origin = request.header("Origin");
    return !origin.isEmpty() && (allowOrigins.contains(ANY) || allowOrigins.contains(origin));
  }

  private boolean allowsMethod(HttpRequest request) {
    return allowMethods.contains(ANY)
        || allowMethods.contains(request.header("Access-Control-Request-Method"));
  }

  /** An entry is one name: a list in an entry is the name of no header. */
  private boolean allowsHeaders(HttpRequest request) {
    return HeaderElements.of(request.headers(), "Access-Control-Request-Headers").stream()
        .allMatch(
            asked ->
                allowHeaders.stream()
                    .anyMatch(allowed -> allowed.equals(ANY) || allowed.equalsIgnoreCase(asked)));
  }

  private void addOrigin(HttpRequest request, HttpFields.Mutable headers) {
    if (allowOrigins.contains(ANY)) {
      headers.add("Access-Control-Allow-Origin", ANY);
    } else {
      headers.add("Access-Control-Allow-Origin", request.header("Origin"));
      headers.add("Vary", "Origin");
    }
    if (allowCredentials) {
      headers.add("Access-Control-Allow-Credentials", "true");
    }
  }

  private static void add(String name, List<String> values, HttpFields.Mutable headers) {
    if (!values.isEmpty()) {
      headers.add(name, String.join(",", values));
    }
  }
}
