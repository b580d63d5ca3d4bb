package io.github.lambdaurlguard.localcloud.http;

import org.eclipse.jetty.http.HttpFields;

/** A response, held whole. */
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

  public HttpResponse with(String header, String value) {
    return new HttpResponse(status, HttpFields.build(headers).put(header, value), body);
  }

  public HttpResponse withHeaders(HttpFields newHeaders) {
    return new HttpResponse(status, newHeaders, body);
  }
}
