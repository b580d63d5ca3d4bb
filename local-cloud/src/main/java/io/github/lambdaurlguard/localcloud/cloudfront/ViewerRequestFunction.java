package io.github.lambdaurlguard.localcloud.cloudfront;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;

/**
 * The event and the result of a CloudFront function for viewer requests. Of the result the local
 * cloud takes the {@code uri}; a function that changes anything else is refused, not half obeyed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html">CloudFront
 *     Functions event structure</a>
 */
final class ViewerRequestFunction {
  private ViewerRequestFunction() {}

  static Body event(Distribution distribution, HttpRequest request) {
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "1.0");
    event.put(
        "context",
        Map.of(
            "distributionDomainName",
            distribution.domainName(),
            "distributionId",
            distribution.id(),
            "eventType",
            "viewer-request",
            "requestId",
            "local"));
    event.put("viewer", Map.of("ip", request.clientAddress()));
    event.put("request", request(request));
    return Body.ofJson(event);
  }

  private static Map<String, Object> request(HttpRequest request) {
    var headers = new LinkedHashMap<String, Object>();
    for (HttpField header : request.headers()) {
      headers.put(header.getLowerCaseName(), Map.of("value", header.getValue()));
    }
    var shown = new LinkedHashMap<String, Object>();
    shown.put("method", request.method());
    shown.put("uri", request.path());
    shown.put("querystring", values(Query.pairs(request)));
    shown.put("headers", headers);
    shown.put("cookies", values(cookies(request)));
    return shown;
  }

  private static List<Query.Pair> cookies(HttpRequest request) {
    return Arrays.stream(request.header("Cookie").split(";", -1))
        .map(cookie -> cookie.strip().split("=", 2))
        .filter(parts -> !parts[0].isEmpty())
        .map(parts -> new Query.Pair(parts[0], parts.length == 1 ? "" : parts[1]))
        .toList();
  }

  /** The last of several values stands alone, and all of them stand in {@code multiValue}. */
  private static Map<String, Object> values(List<Query.Pair> pairs) {
    var all = new LinkedHashMap<String, List<Map<String, Object>>>();
    for (var pair : pairs) {
      all.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(Map.of("value", pair.value()));
    }
    var values = new LinkedHashMap<String, Object>();
    all.forEach(
        (name, list) -> {
          var entry = new LinkedHashMap<>(list.getLast());
          if (list.size() > 1) {
            entry.put("multiValue", list);
          }
          values.put(name, entry);
        });
    return values;
  }

  /**
   * The request as the function left it.
   *
   * @throws BrokenEdgeRule if the result is not a request or changes what the local cloud does not
   *     implement
   */
  static HttpRequest apply(Body payload, HttpRequest request) {
    try {
      if (JSON.std.anyFrom(payload.bytes()) instanceof Map<?, ?> result
          && result.get("uri") instanceof String uri) {
        var expected = request(request.withPath(uri));
        if (!expected.equals(result)) {
          throw new BrokenEdgeRule(
              "it changed more than the uri, which the local cloud does not implement");
        }
        return request.withPath(uri);
      }
      throw new BrokenEdgeRule(
          "it did not return a request, which the local cloud does not implement");
    } catch (IOException e) {
      throw new BrokenEdgeRule("its result is not JSON");
    }
  }
}
