package io.github.lambdaurlguard.users;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells whose access token a request brings: an example of a function that lets in users only. */
public final class WhoAmI implements RequestStreamHandler {
  private final AccessTokens tokens;

  /** Reads the issuer from the environment of the function. */
  public WhoAmI() {
    this(Issuer.from(System.getenv()));
  }

  WhoAmI(Issuer issuer) {
    this.tokens = new AccessTokens(issuer);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream result, Context context)
      throws IOException {
    JSON.std.write(answer(JSON.std.mapFrom(event)), result);
  }

  private Map<String, Object> answer(Map<String, Object> event) throws IOException {
    try {
      var claims = tokens.check(header(event, "x-forwarded-authorization"));
      return answer(200, "application/json", Map.of("sub", claims.getSubject()));
    } catch (RefusedException e) {
      return answer(
          e.status(),
          "application/problem+json",
          Map.of("status", e.status(), "detail", e.getMessage()));
    }
  }

  private static String header(Map<String, Object> event, String name) {
    return event.get("headers") instanceof Map<?, ?> headers
            && headers.get(name) instanceof String value
        ? value
        : null;
  }

  private static Map<String, Object> answer(int status, String type, Map<String, Object> body)
      throws IOException {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("statusCode", status);
    answer.put("headers", Map.of("content-type", type, "cache-control", "no-store"));
    answer.put("body", JSON.std.asString(body));
    return answer;
  }
}
