package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A response as the {@code response} of an event, and what a function made of it: of a viewer's
 * response, or of nothing.
 */
final class ResponseObject {
  private static final int FIRST_STATUS = 200;
  private static final int LAST_STATUS = 599;

  private final HttpResponse response;
  private final Headers headers;
  private final Map<String, Object> cookies;

  private ResponseObject(EdgeEvent event, HttpResponse response) {
    this.response = response;
    this.headers = new Headers(event, "Set-Cookie", response.headers());
    this.cookies = Entries.event(Cookies.of(response));
  }

  /** What CloudFront is about to send to the viewer. */
  static ResponseObject of(HttpResponse response) {
    return new ResponseObject(EdgeEvent.VIEWER_RESPONSE, response);
  }

  /** The response that a function generates in place of a request's. */
  static HttpResponse generated(Map<?, ?> returned) {
    var nothing = new HttpResponse(HttpStatus.OK_200, HttpFields.EMPTY, Body.EMPTY);
    return new ResponseObject(EdgeEvent.VIEWER_REQUEST, nothing).apply(returned);
  }

  /** The body is never shown. */
  Map<String, Object> event() {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("statusCode", response.status());
    shown.put("statusDescription", HttpStatus.getMessage(response.status()));
    shown.put("headers", headers.shown());
    shown.put("cookies", cookies);
    return shown;
  }

  /**
   * The response as a function left it. Without a {@code body}, the original one stays.
   *
   * @throws io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule if the function
   *     changed what it may not
   */
  HttpResponse apply(Map<?, ?> returned) {
    var status = status(returned.get("statusCode"));
    if (returned.get("statusDescription") != null
        && !(returned.get("statusDescription") instanceof String)) {
      throw Entries.invalid("its statusDescription is not a string");
    }
    var left = Entries.read(returned.get("cookies"), cookies, "cookies");
    var fields =
        headers.apply(
            returned.get("headers"),
            Entries.event(left).equals(cookies)
                ? response.headers().getValuesList("Set-Cookie").stream()
                : Cookies.setCookieHeaders(left));
    var body = returned.containsKey("body") ? body(returned.get("body")) : response.body();
    return new HttpResponse(status, fields, HttpStatus.hasNoBody(status) ? Body.EMPTY : body);
  }

  private static int status(Object status) {
    if (status instanceof Integer number && number >= FIRST_STATUS && number <= LAST_STATUS) {
      return number;
    }
    throw Entries.invalid(
        "its statusCode is not an integer from %d to %d: %s"
            .formatted(FIRST_STATUS, LAST_STATUS, status));
  }

  private static Body body(Object body) {
    return switch (body) {
      case String text -> Body.of(text);
      case Map<?, ?> holder when holder.get("data") instanceof String data ->
          decoded(data, holder.get("encoding"));
      case null, default ->
          throw Entries.invalid("its body is neither a string nor an object with data");
    };
  }

  private static Body decoded(String data, Object encoding) {
    if ("text".equals(encoding)) {
      return Body.of(data);
    }
    if (!"base64".equals(encoding)) {
      throw Entries.invalid("the encoding of its body is neither text nor base64: " + encoding);
    }
    try {
      return Body.of(Base64.getDecoder().decode(data));
    } catch (IllegalArgumentException _) {
      throw Entries.invalid("its body is not the base64 that its encoding promises");
    }
  }
}
