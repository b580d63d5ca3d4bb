package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value of a query, a header or a cookie.
 *
 * @param attributes of a cookie in a response, as in {@code Path=/; Secure}; empty for all else
 */
record Entry(String name, String value, String attributes) {
  static Entry of(String name, String value) {
    return new Entry(name, value, "");
  }

  /** As it stands in an event. */
  Map<String, Object> event() {
    var event = new LinkedHashMap<String, Object>();
    event.put("value", value);
    if (!attributes.isEmpty()) {
      event.put("attributes", attributes);
    }
    return event;
  }
}
