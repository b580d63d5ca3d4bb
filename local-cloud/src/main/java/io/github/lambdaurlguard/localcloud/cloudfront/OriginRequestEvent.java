package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.EdgeRules;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * The event of a Lambda@Edge origin-request function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html">Lambda@Edge
 *     event structure</a>
 */
final class OriginRequestEvent {
  private static final int HTTPS_PORT = 443;

  private OriginRequestEvent() {}

  static Body of(
      Distribution distribution, CustomOrigin origin, HttpRequest request, boolean includeBody) {
    var config = new LinkedHashMap<String, Object>();
    config.put("distributionDomainName", distribution.domainName());
    config.put("distributionId", distribution.id());
    config.put("eventType", "origin-request");
    config.put("requestId", UUID.randomUUID().toString());
    var cf = Map.of("config", config, "request", request(origin, request, includeBody));
    return Body.ofJson(Map.of("Records", List.of(Map.of("cf", cf))));
  }

  private static Map<String, Object> request(
      CustomOrigin origin, HttpRequest request, boolean includeBody) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("clientIp", request.clientAddress());
    shown.put("headers", headers(EdgeRules.visible(request.headers())));
    shown.put("method", request.method());
    shown.put("origin", Map.of("custom", custom(origin)));
    shown.put("querystring", request.query().orElse(""));
    shown.put("uri", request.path());
    if (includeBody) {
      shown.put("body", body(request.body()));
    }
    return shown;
  }

  private static Map<String, Object> custom(CustomOrigin origin) {
    var headers = HttpFields.build();
    origin.customHeaders().forEach(headers::add);
    var custom = new LinkedHashMap<String, Object>();
    custom.put("customHeaders", headers(headers));
    custom.put("domainName", origin.domainName());
    custom.put("keepaliveTimeout", origin.timeouts().keepAlive().toSeconds());
    custom.put("path", origin.path());
    custom.put("port", HTTPS_PORT);
    custom.put("protocol", "https");
    custom.put("readTimeout", origin.timeouts().response().toSeconds());
    custom.put("sslProtocols", List.of("TLSv1.2"));
    return custom;
  }

  private static Map<String, List<Map<String, String>>> headers(HttpFields fields) {
    var headers = new LinkedHashMap<String, List<Map<String, String>>>();
    for (HttpField field : fields) {
      headers
          .computeIfAbsent(field.getLowerCaseName(), _ -> new ArrayList<>())
          .add(Map.of("key", field.getName(), "value", field.getValue()));
    }
    return headers;
  }

  private static Map<String, Object> body(Body body) {
    var truncated = body.size() > EdgeRules.VISIBLE_BODY_BYTES;
    var visible =
        truncated ? Arrays.copyOf(body.bytes(), EdgeRules.VISIBLE_BODY_BYTES) : body.bytes();
    return Map.of(
        "action",
        "read-only",
        "data",
        Base64.getEncoder().encodeToString(visible),
        "encoding",
        "base64",
        "inputTruncated",
        truncated);
  }
}
