package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeRules;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.LoopbackHost;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;

/** A viewer's request as the {@code request} of an event, and what a function made of it. */
final class RequestObject {
  /** The longest request, without its body. */
  private static final int HEAD_BYTES = 20_480;

  private static final String QUOTAS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-general";

  private final HttpRequest request;
  private final Headers headers;
  private final Map<String, Object> querystring;
  private final Map<String, Object> cookies;

  RequestObject(HttpRequest received) {
    this.request = withPlainHost(received);
    this.headers = new Headers(EdgeEvent.VIEWER_REQUEST, "Cookie", request.headers());
    this.querystring =
        Entries.event(
            Query.pairs(request).stream()
                .map(pair -> Entry.of(pair.name(), pair.value()))
                .toList());
    this.cookies = Entries.event(Cookies.of(request));
  }

  /** Functions see the name only (recorded on 2026-10-06): in lower case, without port and dot. */
  private static HttpRequest withPlainHost(HttpRequest received) {
    var name = LoopbackHost.nameIn(received.header("Host"));
    var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return received.headers().contains("Host")
        ? received.withHeaders(HttpFields.build(received.headers()).put("Host", plain))
        : received;
  }

  Map<String, Object> event() {
    var event = new LinkedHashMap<String, Object>();
    event.put("method", request.method());
    event.put("uri", request.path());
    event.put("querystring", querystring);
    event.put("headers", headers.shown());
    event.put("cookies", cookies);
    return event;
  }

  /**
   * The request as a function left it. What it did not change is forwarded as it was received.
   *
   * @throws BrokenEdgeRule if the function changed what it may not
   */
  HttpRequest apply(Map<?, ?> returned) {
    if (!request.method().equals(returned.get("method"))) {
      throw Entries.invalid("it changed the method, which is read-only");
    }
    if (!(returned.get("uri") instanceof String uri)) {
      throw Entries.invalid("its uri is not a string");
    }
    if (uri.contains("?")) {
      throw Entries.invalid("its uri holds a question mark: the query goes into querystring");
    }
    var query = query(returned.get("querystring"));
    EdgeRules.checkTarget(uri, query.orElse(""));
    var changed = request.withPath(uri).withQuery(query).withHeaders(headers(returned));
    checkHead(changed);
    return changed;
  }

  private HttpFields headers(Map<?, ?> returned) {
    var left = Entries.read(returned.get("cookies"), cookies, "cookies");
    return headers.apply(
        returned.get("headers"),
        Entries.event(left).equals(cookies)
            ? request.headers().getValuesList("Cookie").stream()
            : Cookies.cookieHeader(left));
  }

  private Optional<String> query(Object returned) {
    var left = Entries.read(returned, querystring, "querystring");
    return Entries.event(left).equals(querystring) ? request.query() : joined(left);
  }

  private static Optional<String> joined(List<Entry> pairs) {
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            pairs.stream()
                .map(pair -> pair.name() + "=" + pair.value())
                .collect(Collectors.joining("&")));
  }

  private static void checkHead(HttpRequest request) {
    var length =
        request.method().length() + request.target().length() + " HTTP/1.1\r\n".length() + 1;
    for (var header : request.headers()) {
      length += header.getName().length() + header.getValue().length() + ": \r\n".length();
    }
    if (length > HEAD_BYTES) {
      throw new BrokenEdgeRule(
          "its request has %d bytes without the body, over %d".formatted(length, HEAD_BYTES),
          QUOTAS);
    }
  }
}
