package io.github.lambdaurlguard.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CloudFront's event for one origin request, as the maps and lists that its JSON stands for. */
final class Event implements OriginRequest {
  static final String HOST = "abcdefghij0123456789.lambda-url.eu-central-1.on.aws";
  static final String DISTRIBUTION = "d111111abcdef8.cloudfront.net";

  private final Map<String, Object> config = new LinkedHashMap<>();
  private final Map<String, Object> request = new LinkedHashMap<>();
  private final Map<String, Object> custom = new LinkedHashMap<>();

  Event(String method, String uri) {
    config.put("distributionDomainName", DISTRIBUTION);
    config.put("distributionId", "EDFDVBD6EXAMPLE");
    config.put("eventType", "origin-request");
    config.put("requestId", "EXAMPLE-request-id==");
    custom.put("customHeaders", new LinkedHashMap<>());
    custom.put("domainName", HOST);
    custom.put("keepaliveTimeout", 5);
    custom.put("path", "");
    custom.put("port", 443);
    custom.put("protocol", "https");
    custom.put("readTimeout", 30);
    custom.put("sslProtocols", List.of("TLSv1.2"));
    request.put("clientIp", "203.0.113.178");
    request.put("headers", new LinkedHashMap<>());
    request.put("method", method);
    request.put("origin", new LinkedHashMap<>(Map.of("custom", custom)));
    request.put("querystring", "");
    request.put("uri", uri);
    header("host", "books.example.com");
  }

  static Event get(String uri) {
    return new Event("GET", uri);
  }

  Event query(String querystring) {
    request.put("querystring", querystring);
    return this;
  }

  Event header(String name, String value) {
    headers().set(name, value);
    return this;
  }

  EventHeaders originCustomHeaders() {
    return new EventHeaders(custom, "customHeaders");
  }

  Event setting(String name, String value) {
    originCustomHeaders().set("x-lambda-url-guard-" + name, value);
    return this;
  }

  Event origin(String domainName) {
    custom.put("domainName", domainName);
    return this;
  }

  Event originPath(String path) {
    custom.put("path", path);
    return this;
  }

  Event withoutCustomOrigin() {
    request.put("origin", Map.of("s3", Map.of("domainName", "bucket.s3.amazonaws.com")));
    custom.clear();
    return this;
  }

  Event withoutCustomHeaders() {
    custom.remove("customHeaders");
    return this;
  }

  Event withoutDistribution() {
    config.remove("distributionDomainName");
    return this;
  }

  Event withoutRequestId() {
    config.remove("requestId");
    return this;
  }

  Set<String> headerNames() {
    return headers().names();
  }

  /** The custom headers of the origin that are left. */
  @SuppressWarnings("unchecked")
  Map<String, Object> customHeaders() {
    return (Map<String, Object>) custom.get("customHeaders");
  }

  Event without(String name) {
    request.remove(name);
    return this;
  }

  Event body(String encoding, String data, boolean truncated) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("action", "read-only");
    body.put("data", data);
    body.put("encoding", encoding);
    body.put("inputTruncated", truncated);
    request.put("body", body);
    return this;
  }

  private Map<?, ?> body() {
    return request.get("body") instanceof Map<?, ?> body ? body : Map.of();
  }

  /** The whole event, to be written as JSON. */
  Map<String, Object> json() {
    return Map.of("Records", List.of(Map.of("cf", Map.of("config", config, "request", request))));
  }

  /** The request, as the function returns it. */
  Map<String, Object> request() {
    return request;
  }

  @Override
  public String method() {
    return (String) request.get("method");
  }

  @Override
  public String uri() {
    return (String) request.get("uri");
  }

  @Override
  public void setUri(String uri) {
    request.put("uri", uri);
  }

  @Override
  public String querystring() {
    return (String) request.get("querystring");
  }

  @Override
  public void setQuerystring(String querystring) {
    request.put("querystring", querystring);
  }

  @Override
  public EventHeaders headers() {
    return new EventHeaders(request, "headers");
  }

  @Override
  public String bodyData() {
    return (String) body().get("data");
  }

  @Override
  public boolean bodyIsBase64() {
    return "base64".equals(body().get("encoding"));
  }

  @Override
  public boolean bodyIsTruncated() {
    return Boolean.TRUE.equals(body().get("inputTruncated"));
  }

  @Override
  public String originDomainName() {
    return (String) custom.get("domainName");
  }

  @Override
  public void setOriginDomainName(String domainName) {
    custom.put("domainName", domainName);
  }

  @Override
  public String originPath() {
    return (String) custom.get("path");
  }

  @Override
  public String originCustomHeader(String name) {
    return originCustomHeaders().first(name);
  }

  @Override
  public String takeOriginCustomHeaders(String prefix, String returned, String separator) {
    EventHeaders headers = originCustomHeaders();
    List<String> values =
        headers.names().stream()
            .filter(name -> name.startsWith(returned))
            .sorted()
            .map(headers::first)
            .toList();
    headers.removeAll(prefix);
    return values.isEmpty() ? null : String.join(separator, values);
  }

  @Override
  public boolean hasOriginCustomHeaders() {
    return !originCustomHeaders().names().isEmpty();
  }

  @Override
  public String distributionDomainName() {
    return (String) config.get("distributionDomainName");
  }

  @Override
  public String requestId() {
    return (String) config.get("requestId");
  }
}
