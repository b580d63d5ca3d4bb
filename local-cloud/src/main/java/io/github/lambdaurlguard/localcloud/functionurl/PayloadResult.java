package io.github.lambdaurlguard.localcloud.functionurl;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * The response that a function URL makes of a function's result.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads">Request
 *     and response payloads</a>
 */
final class PayloadResult {
  private static final String JSON_TYPE = "application/json";

  private PayloadResult() {}

  /**
   * A result with a {@code statusCode} describes the response; any other JSON is the body of a 200
   * as it stands, with the quotes of a string.
   *
   * @return empty when the result is malformed, which AWS answers with 502
   */
  static Optional<HttpResponse> read(Body payload) {
    try {
      var result = JSON.std.anyFrom(payload.bytes());
      if (result instanceof Map<?, ?> described && described.get("statusCode") != null) {
        return Optional.of(described(described));
      }
      return Optional.of(HttpResponse.of(200, "application/json", payload.text()));
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static HttpResponse described(Map<?, ?> result) {
    var headers = HttpFields.build();
    if (result.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.put((String) name, String.valueOf(value)));
    }
    if (!headers.contains("Content-Type")) {
      headers.put("Content-Type", JSON_TYPE);
    }
    if (result.get("cookies") instanceof List<?> cookies) {
      cookies.forEach(cookie -> headers.add("Set-Cookie", (String) cookie));
    }
    return new HttpResponse(status(result.get("statusCode")), headers, body(result));
  }

  private static int status(Object value) {
    var status =
        value instanceof Number number ? number.intValue() : Integer.parseInt((String) value);
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("no HTTP status: " + status);
    }
    return status;
  }

  private static Body body(Map<?, ?> result) throws IllegalArgumentException {
    var body = result.get("body");
    if (body == null) {
      return Body.EMPTY;
    }
    return Boolean.TRUE.equals(result.get("isBase64Encoded"))
        ? Body.of(Base64.getDecoder().decode((String) body))
        : Body.of((String) body);
  }
}
