package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeRules;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The event of a Lambda@Edge function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html">Lambda@Edge
 *     event structure</a>
 */
final class LambdaEvent {
  private static final int HTTPS_PORT = 443;

  private final EdgeEvent type;
  private final EventContext context;

  /** Its members are in the order of their names. */
  private final Map<String, Object> request = new TreeMap<>();

  private final Map<String, Object> response = new LinkedHashMap<>();

  LambdaEvent(EdgeEvent type, EventContext context, HttpRequest shown) {
    this.type = type;
    this.context = context;
    request.put("clientIp", shown.clientAddress());
    request.put("headers", headers(EdgeRules.visible(shown.headers())));
    request.put("method", shown.method());
    request.put("querystring", shown.query().orElse(""));
    request.put("uri", shown.path());
  }

  /** Adds where the request goes; a viewer's request does not tell. */
  LambdaEvent withOrigin(Origin origin) {
    var headers = HttpFields.build();
    origin.customHeaders().forEach(headers::add);
    request.put(
        "origin",
        switch (origin) {
          case BucketOrigin bucket -> Map.of("s3", bucket(bucket, headers));
          case CustomOrigin custom -> Map.of("custom", custom(custom, headers));
        });
    return this;
  }

  private static Map<String, Object> bucket(BucketOrigin origin, HttpFields customHeaders) {
    var bucket = new LinkedHashMap<String, Object>();
    bucket.put("authMethod", origin.isReadByIdentity() ? "origin-access-identity" : "none");
    bucket.put("customHeaders", headers(customHeaders));
    bucket.put("domainName", origin.domainName());
    bucket.put("path", origin.path());
    bucket.put("region", origin.region());
    return bucket;
  }

  private static Map<String, Object> custom(CustomOrigin origin, HttpFields customHeaders) {
    var custom = new LinkedHashMap<String, Object>();
    custom.put("customHeaders", headers(customHeaders));
    custom.put("domainName", origin.domainName());
    custom.put("keepaliveTimeout", origin.timeouts().keepAlive().toSeconds());
    custom.put("path", origin.path());
    custom.put("port", HTTPS_PORT);
    custom.put("protocol", "https");
    custom.put("readTimeout", origin.timeouts().response().toSeconds());
    custom.put("sslProtocols", List.of("TLSv1.2"));
    return custom;
  }

  /** Adds the request's body, cut to what a function sees of it. */
  LambdaEvent withBody(Body body) {
    var limit = EdgeQuotas.of(type).bodyBytes();
    var truncated = body.size() > limit;
    var visible = truncated ? Arrays.copyOf(body.bytes(), limit) : body.bytes();
    request.put(
        "body",
        Map.of(
            "action",
            "read-only",
            "data",
            Base64.getEncoder().encodeToString(visible),
            "encoding",
            "base64",
            "inputTruncated",
            truncated));
    return this;
  }

  /** Adds the response, without its body. */
  LambdaEvent withResponse(HttpResponse shown) {
    response.put("headers", headers(EdgeRules.visible(shown.headers())));
    response.put("status", Integer.toString(shown.status()));
    response.put("statusDescription", HttpStatus.getMessage(shown.status()));
    return this;
  }

  Body body() {
    var cf = new LinkedHashMap<String, Object>();
    cf.put("config", context.event(type.eventType()));
    cf.put("request", request);
    if (!response.isEmpty()) {
      cf.put("response", response);
    }
    return Body.ofJson(Map.of("Records", List.of(Map.of("cf", cf))));
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
}
