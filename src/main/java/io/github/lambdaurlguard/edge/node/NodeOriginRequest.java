package io.github.lambdaurlguard.edge.node;

import io.github.lambdaurlguard.edge.Headers;
import io.github.lambdaurlguard.edge.OriginRequest;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The event of Lambda@Edge as the signer sees it. What the event lacks reads as null. */
final class NodeOriginRequest implements OriginRequest {
  private final JSObject config;
  private final JSObject request;
  private final JSObject origin;
  private final JSObject body;

  NodeOriginRequest(JSObject event) {
    JSObject cloudFront = cloudFront(event);
    config = object(cloudFront, "config");
    request = object(cloudFront, "request");
    origin = object(object(request, "origin"), "custom");
    body = object(request, "body");
  }

  JSObject request() {
    return request;
  }

  @Override
  public String method() {
    return text(request, "method");
  }

  @Override
  public String uri() {
    return text(request, "uri");
  }

  @Override
  public void setUri(String uri) {
    setText(request, "uri", uri);
  }

  @Override
  public String querystring() {
    return text(request, "querystring");
  }

  @Override
  public void setQuerystring(String querystring) {
    setText(request, "querystring", querystring);
  }

  @Override
  public Headers headers() {
    return new NodeHeaders(object(request, "headers"));
  }

  @Override
  public String bodyData() {
    return text(body, "data");
  }

  @Override
  public boolean bodyIsBase64() {
    return "base64".equals(text(body, "encoding"));
  }

  @Override
  public boolean bodyIsTruncated() {
    return isTrue(body, "inputTruncated");
  }

  @Override
  public String originDomainName() {
    return text(origin, "domainName");
  }

  @Override
  public String originPath() {
    return text(origin, "path");
  }

  @Override
  public Headers originCustomHeaders() {
    return new NodeHeaders(object(origin, "customHeaders"));
  }

  @Override
  public String distributionDomainName() {
    return text(config, "distributionDomainName");
  }

  @Override
  public String requestId() {
    return text(config, "requestId");
  }

  @JSBody(
      params = "event",
      script = "return event && event.Records && event.Records[0] && event.Records[0].cf || {};")
  private static native JSObject cloudFront(JSObject event);

  @JSBody(
      params = {"parent", "name"},
      script = "return parent[name] || (parent[name] = {});")
  private static native JSObject object(JSObject parent, String name);

  @JSBody(
      params = {"parent", "name"},
      script = "const value = parent[name]; return typeof value === 'string' ? value : null;")
  private static native String text(JSObject parent, String name);

  @JSBody(
      params = {"parent", "name", "value"},
      script = "parent[name] = value;")
  private static native void setText(JSObject parent, String name, String value);

  @JSBody(
      params = {"parent", "name"},
      script = "return parent[name] === true;")
  private static native boolean isTrue(JSObject parent, String name);
}
