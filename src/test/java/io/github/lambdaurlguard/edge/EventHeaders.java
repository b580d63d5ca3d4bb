package io.github.lambdaurlguard.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code headers} or {@code customHeaders} of a part of an event. */
final class EventHeaders implements Headers {
  private final Map<String, Object> headers;

  @SuppressWarnings("unchecked")
  EventHeaders(Map<String, Object> parent, String name) {
    headers = (Map<String, Object>) parent.computeIfAbsent(name, absent -> new LinkedHashMap<>());
  }

  @Override
  public String first(String name) {
    return headers.get(name) instanceof List<?> values
            && values.getFirst() instanceof Map<?, ?> header
        ? (String) header.get("value")
        : null;
  }

  @Override
  public void set(String name, String value) {
    headers.put(name, header(name, value));
  }

  /** The values of a header, in the order of members that JavaScript keeps. */
  static List<Map<String, String>> header(String key, String value) {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("key", key);
    header.put("value", value);
    return List.of(header);
  }

  @Override
  public void remove(String name) {
    headers.remove(name);
  }

  Set<String> names() {
    return headers.keySet();
  }

  void removeAll(String prefix) {
    headers.keySet().removeIf(name -> name.startsWith(prefix));
  }

  @Override
  public void removeAll(String prefix, String otherPrefix, String exception) {
    headers
        .keySet()
        .removeIf(
            name ->
                (name.startsWith(prefix) || name.startsWith(otherPrefix))
                    && !name.startsWith(exception));
  }
}
