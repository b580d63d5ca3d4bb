package io.github.lambdaurlguard.localcloud.http;

import java.io.IOException;
import org.eclipse.jetty.http.HttpFields;

/** A response. Its body may still be on its way. */
public record HttpResponse(int status, HttpFields headers, Body body) {
  public static HttpResponse of(int status, String contentType, String text) {
    return of(status, contentType, Body.of(text));
  }

  public static HttpResponse of(int status, String contentType, Body body) {
    return new HttpResponse(status, HttpFields.build().add("Content-Type", contentType), body);
  }

  /** A value of maps, lists, texts, numbers and booleans, written as JSON. */
  public static HttpResponse json(int status, Object value) {
    return of(status, "application/json", Body.ofJson(value));
  }

  /** Whether a status tells that the request failed. */
  public static boolean isError(int status) {
    return status >= 400;
  }

  /** Whether it tells that the request failed. */
  public boolean isError() {
    return isError(status);
  }

  public HttpResponse with(String header, String value) {
    return new HttpResponse(status, HttpFields.build(headers).put(header, value), body);
  }

  /** The same with another body. */
  public HttpResponse withBody(Body newBody) {
    return new HttpResponse(status, headers, newBody);
  }

  /**
   * The same once all of its body is there.
   *
   * @throws BrokenBodyException if it breaks off
   */
  public HttpResponse whole() {
    try {
      return body.isWhole() ? this : withBody(body.whole());
    } catch (IOException e) {
      throw new BrokenBodyException(e);
    }
  }

  public HttpResponse withHeaders(HttpFields newHeaders) {
    return new HttpResponse(status, newHeaders, body);
  }
}
