package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeRules;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/** What a function for requests decided: to answer itself, or to send a request on. */
sealed interface LambdaRequestResult {
  /** The function answers; the origin is not asked. */
  record Generated(HttpResponse response) implements LambdaRequestResult {}

  /**
   * The request goes on.
   *
   * @param origin where to, as the function left it; empty next to the viewer
   */
  record Forwarded(HttpRequest request, Optional<ChosenOrigin> origin)
      implements LambdaRequestResult {}

  /** The origin of a result: {@code origin.s3}, or {@code origin.custom}. */
  record ChosenOrigin(boolean isBucket, String domainName, String path) {}

  /**
   * Reads a function's result.
   *
   * @param shown the request that the function was given
   * @throws BrokenEdgeRule if the result breaks a rule of Lambda@Edge
   */
  static LambdaRequestResult read(EdgeEvent event, Body payload, HttpRequest shown) {
    return LambdaResult.read(
        payload,
        result ->
            result.containsKey("status")
                ? new Generated(response(event, result))
                : forwarded(event, result, shown));
  }

  private static HttpResponse response(EdgeEvent event, Map<?, ?> result) {
    var status = LambdaResult.status(result);
    var headers = LambdaResult.headers(result.get("headers"));
    EdgeRules.checkAllowed(headers);
    var body = LambdaResult.decoded(result, "bodyEncoding", "body");
    LambdaResult.checkSize(event, headers, body);
    if (status == HttpStatus.NO_CONTENT_204 && event.isViewers() && !body.isEmpty()) {
      throw new BrokenEdgeRule("it generated a response with status 204 and a body");
    }
    return new HttpResponse(status, headers, body);
  }

  private static Forwarded forwarded(EdgeEvent event, Map<?, ?> result, HttpRequest shown) {
    if (!shown.method().equals(result.get("method"))) {
      throw new BrokenEdgeRule("it changed the method, which is read-only");
    }
    if (!(result.get("uri") instanceof String uri)) {
      throw new BrokenEdgeRule("its uri is missing");
    }
    var query = Optional.ofNullable((String) result.get("querystring")).orElse("");
    EdgeRules.checkTarget(uri, query);
    var headers = LambdaResult.headers(result.get("headers"));
    EdgeRules.checkHeaders(event, EdgeRules.visible(shown.headers()), headers);
    if (event != EdgeEvent.ORIGIN_REQUEST) {
      return new Forwarded(request(event, result, shown, uri, query, headers), Optional.empty());
    }
    var isBucket = result.get("origin") instanceof Map<?, ?> kinds && kinds.containsKey("s3");
    var origin = origin(result, isBucket ? "s3" : "custom");
    addCustomHeaders(origin, headers);
    return new Forwarded(
        request(event, result, shown, uri, query, headers),
        Optional.of(
            new ChosenOrigin(isBucket, (String) origin.get("domainName"), originPath(origin))));
  }

  private static HttpRequest request(
      EdgeEvent event,
      Map<?, ?> result,
      HttpRequest shown,
      String uri,
      String query,
      HttpFields headers) {
    return shown
        .withPath(uri)
        .withQuery(query.isEmpty() ? Optional.empty() : Optional.of(query))
        .withHeaders(headers)
        .withBody(replacedBody(event, result).orElse(shown.body()));
  }

  private static Map<?, ?> origin(Map<?, ?> result, String kind) {
    if (result.get("origin") instanceof Map<?, ?> kinds
        && kinds.containsKey("s3")
        && kinds.containsKey("custom")) {
      throw new BrokenEdgeRule("its origin is a bucket and a custom origin at once");
    }
    if (result.get("origin") instanceof Map<?, ?> origin
        && origin.get(kind) instanceof Map<?, ?> chosen
        && chosen.get("domainName") instanceof String) {
      return chosen;
    }
    throw new BrokenEdgeRule("its origin is missing or has no %s.domainName".formatted(kind));
  }

  private static void addCustomHeaders(Map<?, ?> origin, HttpFields.Mutable headers) {
    var customHeaders = LambdaResult.headers(origin.get("customHeaders"));
    EdgeRules.checkAllowed(customHeaders);
    customHeaders.forEach(
        header -> {
          if (headers.contains(header.getName())) {
            throw new BrokenEdgeRule(
                header.getName() + " is both a header and a custom header of the origin");
          }
          headers.add(header);
        });
  }

  private static String originPath(Map<?, ?> origin) {
    var path = origin.get("path") instanceof String text ? text : "";
    Origin.pathProblem(path)
        .ifPresent(
            problem -> {
              throw new BrokenEdgeRule("its origin's path " + problem);
            });
    return path;
  }

  private static Optional<Body> replacedBody(EdgeEvent event, Map<?, ?> result) {
    if (!(result.get("body") instanceof Map<?, ?> body) || !"replace".equals(body.get("action"))) {
      return Optional.empty();
    }
    var replaced = LambdaResult.decoded(body, "encoding", "data");
    var limit = EdgeQuotas.of(event).bodyBytes();
    if (replaced.size() > limit) {
      throw new BrokenEdgeRule(
          "it replaced the body by one of over " + limit + " bytes", EdgeQuotas.SOURCE);
    }
    return Optional.of(replaced);
  }
}
