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
  private final JSObject headers;
  private boolean hasOriginCustomHeaders;

  NodeOriginRequest(JSObject event) {
    JSObject cloudFront = cloudFront(event);
    config = object(get(cloudFront, "config"));
    request = object(get(cloudFront, "request"));
    origin = object(get(object(get(request, "origin")), "custom"));
    body = object(get(request, "body"));
    headers = object(get(request, "headers"));
  }

  JSObject request() {
    return request;
  }

  @Override
  public String method() {
    return text(get(request, "method"));
  }

  @Override
  public String uri() {
    return text(get(request, "uri"));
  }

  @Override
  public void setUri(String uri) {
    setText(request, "uri", uri);
  }

  @Override
  public String querystring() {
    return text(get(request, "querystring"));
  }

  @Override
  public void setQuerystring(String querystring) {
    setText(request, "querystring", querystring);
  }

  @Override
  public Headers headers() {
    return new NodeHeaders(headers);
  }

  @Override
  public String bodyData() {
    return textPerhapsEmpty(get(body, "data"));
  }

  @Override
  public boolean bodyIsBase64() {
    return isEqual(get(body, "encoding"), "base64");
  }

  @Override
  public boolean bodyIsTruncated() {
    return isTrue(get(body, "inputTruncated"));
  }

  @Override
  public String originDomainName() {
    return text(get(origin, "domainName"));
  }

  @Override
  public void setOriginDomainName(String domainName) {
    setText(origin, "domainName", domainName);
  }

  @Override
  public String originPath() {
    return text(get(origin, "path"));
  }

  @Override
  public String originCustomHeader(String name) {
    return NodeHeaders.first(object(get(origin, "customHeaders")), name);
  }

  @Override
  public String takeOriginCustomHeaders(String prefix, String returned, String separator) {
    JSObject taken = takeCustomHeaders(origin, prefix, returned, separator);
    hasOriginCustomHeaders = others(taken);
    return textPerhapsEmpty(routes(taken));
  }

  @Override
  public boolean hasOriginCustomHeaders() {
    return hasOriginCustomHeaders;
  }

  @Override
  public String distributionDomainName() {
    return text(get(config, "distributionDomainName"));
  }

  @Override
  public String requestId() {
    return text(get(config, "requestId"));
  }

  /** A new object costs less than deleting from the old one. */
  @JSBody(
      params = {"origin", "prefix", "returned", "separator"},
      script =
          """
          const all = origin.customHeaders;
          const kept = {};
          let names = null;
          let others = false;
          for (var name in all) {
            if (!name.startsWith(prefix)) {
              kept[name] = all[name];
              others = true;
            } else if (name.startsWith(returned)) {
              names = names || [];
              names.push(name);
            }
          }
          origin.customHeaders = kept;
          return [
            names ? names.sort().map((name) => all[name][0].value).join(separator) : null,
            others,
          ];
          """)
  private static native JSObject takeCustomHeaders(
      JSObject origin, String prefix, String returned, String separator);

  @JSBody(params = "taken", script = "return taken[0];")
  private static native JSObject routes(JSObject taken);

  @JSBody(params = "taken", script = "return taken[1];")
  private static native boolean others(JSObject taken);

  @JSBody(
      params = "event",
      script = "return event && event.Records && event.Records[0] && event.Records[0].cf || {};")
  private static native JSObject cloudFront(JSObject event);

  @JSBody(
      params = {"parent", "name"},
      script = "return parent[name];")
  private static native JSObject get(JSObject parent, String name);

  @JSBody(params = "value", script = "return value || {};")
  private static native JSObject object(JSObject value);

  @JSBody(params = "value", script = "return typeof value === 'string' && value ? value : null;")
  private static native String text(JSObject value);

  @JSBody(params = "value", script = "return typeof value === 'string' ? value : null;")
  private static native String textPerhapsEmpty(JSObject value);

  @JSBody(
      params = {"parent", "name", "value"},
      script = "parent[name] = value;")
  private static native void setText(JSObject parent, String name, String value);

  @JSBody(
      params = {"value", "expected"},
      script = "return value === expected;")
  private static native boolean isEqual(JSObject value, String expected);

  @JSBody(params = "value", script = "return value === true;")
  private static native boolean isTrue(JSObject value);
}
