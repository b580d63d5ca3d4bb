package io.github.lambdaurlguard.localcloud.functionurl;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Numbers keep all their digits. */
  private static final JSON EXACT = JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Headers that are Lambda's own: those of a result arrive under another name. */
  private static final Set<String> REMAPPED =
      Set.of("connection", "content-length", "date", "server", "www-authenticate");

  private PayloadResult() {}

  /**
   * A result with a {@code statusCode} describes the response; any other JSON is the body of a 200,
   * written anew without blanks, and a text without its quotes.
   *
   * @param console is told what Lambda drops
   * @return empty when the result is malformed, which AWS answers with 502
   */
  static Optional<HttpResponse> read(Body payload, Console console) {
    try {
      var result = EXACT.anyFrom(payload.bytes());
      if (result instanceof Map<?, ?> described && described.get("statusCode") != null) {
        return Optional.of(described(described, console));
      }
      return Optional.of(HttpResponse.of(200, JSON_TYPE, text(result)));
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      return Optional.empty();
    }
  }

  private static HttpResponse described(Map<?, ?> result, Console console) {
    var headers = HttpFields.build();
    if (result.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> add((String) name, String.valueOf(value), headers, console));
    }
    if (!headers.contains("Content-Type")) {
      headers.put("Content-Type", JSON_TYPE);
    }
    if (result.get("cookies") instanceof List<?> cookies) {
      cookies.forEach(cookie -> headers.add("Set-Cookie", (String) cookie));
    }
    return new HttpResponse(status(result.get("statusCode")), headers, body(result));
  }

  private static void add(String name, String value, HttpFields.Mutable headers, Console console) {
    if (name.equalsIgnoreCase("Set-Cookie")) {
      console.problem(
          "Lambda drops the set-cookie among the headers of a result: put it into \"cookies\"");
      return;
    }
    headers.add(
        REMAPPED.contains(name.toLowerCase(Locale.ROOT)) ? "x-amzn-Remapped-" + name : name, value);
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
        : text(body);
  }

  /** A text as it is, all else as JSON. */
  private static Body text(Object value) {
    return value instanceof String text ? Body.of(text) : Body.ofJson(value);
  }
}
