package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.http.Body;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The parts that results of Lambda@Edge functions have in common. */
final class LambdaResult {
  private static final List<String> ENCODINGS = List.of("base64", "text");

  private LambdaResult() {}

  /**
   * Reads a result.
   *
   * @throws BrokenEdgeRule if it is no object, has a part of the wrong type, or {@code read} finds
   *     a rule broken
   */
  static <T> T read(Body payload, Function<Map<?, ?>, T> read) {
    try {
      if (JSON.std.anyFrom(payload.bytes()) instanceof Map<?, ?> result) {
        return read.apply(result);
      }
      throw new BrokenEdgeRule("it returned neither a request nor a response");
    } catch (IOException | ClassCastException | IllegalArgumentException e) {
      throw new BrokenEdgeRule("its result has a part of the wrong type: " + e.getMessage());
    }
  }

  static int status(Map<?, ?> result) {
    if (result.get("status") instanceof String text && text.matches("[2-5]\\d\\d")) {
      return Integer.parseInt(text);
    }
    throw new BrokenEdgeRule("its status is not a string from 200 to 599: " + result.get("status"));
  }

  /** Headers and body count against the limit of a response. */
  static void checkSize(EdgeEvent event, HttpFields headers, Body body) {
    var size = body.size();
    for (HttpField header : headers) {
      size += header.getName().length() + header.getValue().length();
    }
    var limit = EdgeQuotas.of(event).responseBytes();
    if (size > limit) {
      throw new BrokenEdgeRule(
          "it generated a response of over " + limit + " bytes", EdgeQuotas.SOURCE);
    }
  }

  static Body decoded(Map<?, ?> holder, String encoding, String data) {
    var text = (String) holder.get(data);
    var spelling = holder.get(encoding);
    if (spelling != null && !ENCODINGS.contains(spelling)) {
      throw new BrokenEdgeRule("its %s is none of %s: %s".formatted(encoding, ENCODINGS, spelling));
    }
    if (text == null) {
      return Body.EMPTY;
    }
    return "base64".equals(spelling) ? Body.of(Base64.getDecoder().decode(text)) : Body.of(text);
  }

  private static void checkName(String name, String key) {
    if (!name.equals(name.toLowerCase(Locale.ROOT)) || !key.equalsIgnoreCase(name)) {
      throw new BrokenEdgeRule(
          "The name of the header must be in lowercase and must match the value of key except for"
              + " case: %s, with the key %s".formatted(name, key));
    }
  }

  static HttpFields.Mutable headers(Object value) {
    var headers = HttpFields.build();
    if (value instanceof Map<?, ?> byName) {
      byName.forEach(
          (name, values) -> {
            for (var each : (List<?>) values) {
              var header = (Map<?, ?>) each;
              var key = header.get("key") == null ? (String) name : (String) header.get("key");
              checkName((String) name, key);
              headers.add(key, (String) header.get("value"));
            }
          });
    }
    return headers;
  }
}
