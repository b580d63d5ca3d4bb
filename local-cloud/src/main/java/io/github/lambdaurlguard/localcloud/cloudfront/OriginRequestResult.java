package io.github.lambdaurlguard.localcloud.cloudfront;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeRules;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** What an origin-request function decided: to answer itself, or to send a request on. */
sealed interface OriginRequestResult {
  /** The function answers; the origin is not asked. */
  record Generated(HttpResponse response) implements OriginRequestResult {}

  /**
   * The request goes to the origin.
   *
   * @param domainName the origin's, as the function left it
   * @param path the origin's, likewise
   */
  record Forwarded(HttpRequest request, String domainName, String path)
      implements OriginRequestResult {}

  /**
   * Reads a function's result.
   *
   * @param shown the request that the function was given
   * @throws BrokenEdgeRule if the result breaks a rule of Lambda@Edge
   */
  static OriginRequestResult read(Body payload, HttpRequest shown) {
    try {
      if (JSON.std.anyFrom(payload.bytes()) instanceof Map<?, ?> result) {
        return result.containsKey("status")
            ? new Generated(response(result))
            : forwarded(result, shown);
      }
      throw new BrokenEdgeRule("it returned neither a request nor a response");
    } catch (IOException | ClassCastException | IllegalArgumentException e) {
      throw new BrokenEdgeRule("its result has a part of the wrong type: " + e.getMessage());
    }
  }

  private static HttpResponse response(Map<?, ?> result) {
    if (!(result.get("status") instanceof String text) || !text.matches("[2-5]\\d\\d")) {
      throw new BrokenEdgeRule(
          "its status is not a string from 200 to 599: " + result.get("status"));
    }
    var body = decoded(result, "bodyEncoding", "body");
    if (body.size() > EdgeRules.GENERATED_RESPONSE_BYTES) {
      throw new BrokenEdgeRule("it generated a response of over 1 MB");
    }
    return new HttpResponse(Integer.parseInt(text), headers(result.get("headers")), body);
  }

  private static Forwarded forwarded(Map<?, ?> result, HttpRequest shown) {
    if (!shown.method().equals(result.get("method"))) {
      throw new BrokenEdgeRule("it changed the method, which is read-only");
    }
    if (!(result.get("uri") instanceof String uri)) {
      throw new BrokenEdgeRule("its uri is missing");
    }
    if (!(result.get("origin") instanceof Map<?, ?> origin)
        || !(origin.get("custom") instanceof Map<?, ?> custom)
        || !(custom.get("domainName") instanceof String domainName)) {
      throw new BrokenEdgeRule("its origin is missing or has no custom.domainName");
    }
    var query = Optional.ofNullable((String) result.get("querystring")).orElse("");
    EdgeRules.checkTarget(uri, query);
    var headers = headers(result.get("headers"));
    EdgeRules.checkHeaders(EdgeEvent.ORIGIN_REQUEST, EdgeRules.visible(shown.headers()), headers);
    var customHeaders = headers(custom.get("customHeaders"));
    customHeaders.forEach(
        header -> {
          if (headers.contains(header.getName())) {
            throw new BrokenEdgeRule(
                header.getName() + " is both a header and a custom header of the origin");
          }
          headers.add(header);
        });
    var request =
        new HttpRequest(
            shown.method(),
            uri,
            query.isEmpty() ? Optional.empty() : Optional.of(query),
            headers,
            replacedBody(result).orElse(shown.body()),
            shown.clientAddress());
    return new Forwarded(request, domainName, originPath(custom));
  }

  private static String originPath(Map<?, ?> custom) {
    var path = custom.get("path") instanceof String text ? text : "";
    Origin.pathProblem(path)
        .ifPresent(
            problem -> {
              throw new BrokenEdgeRule("its origin's path " + problem);
            });
    return path;
  }

  private static Optional<Body> replacedBody(Map<?, ?> result) {
    if (!(result.get("body") instanceof Map<?, ?> body) || !"replace".equals(body.get("action"))) {
      return Optional.empty();
    }
    var replaced = decoded(body, "encoding", "data");
    if (replaced.size() > EdgeRules.VISIBLE_BODY_BYTES) {
      throw new BrokenEdgeRule("it replaced the body by one of over 1 MB");
    }
    return Optional.of(replaced);
  }

  private static Body decoded(Map<?, ?> holder, String encoding, String data) {
    var text = (String) holder.get(data);
    if (text == null) {
      return Body.EMPTY;
    }
    return "base64".equals(holder.get(encoding))
        ? Body.of(Base64.getDecoder().decode(text))
        : Body.of(text);
  }

  private static HttpFields.Mutable headers(Object value) {
    var headers = HttpFields.build();
    if (value instanceof Map<?, ?> byName) {
      byName.forEach(
          (name, values) -> {
            for (var each : (List<?>) values) {
              var header = (Map<?, ?>) each;
              var key = header.get("key") == null ? (String) name : (String) header.get("key");
              if (!key.equalsIgnoreCase((String) name)) {
                throw new BrokenEdgeRule("the header " + name + " has another key: " + key);
              }
              headers.add(key, (String) header.get("value"));
            }
          });
    }
    return headers;
  }
}
