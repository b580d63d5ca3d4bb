package io.github.lambdaurlguard.localcloud.dynamodb;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item in the form that DynamoDB takes: {@code {"id": {"S": "7"}}}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html">DynamoDB
 *     low-level API</a>
 */
record SeedItem(Map<String, Object> attributes) {
  /**
   * Takes an item that is in this form already, which its key tells, or else in plain JSON: text,
   * numbers, booleans, null, lists and objects.
   *
   * @param keys the types of the attributes that make the key: they are no objects in plain JSON
   */
  static SeedItem of(Map<String, Object> written, Map<String, String> keys) {
    return keys.keySet().stream().allMatch(key -> written.get(key) instanceof Map)
        ? new SeedItem(written)
        : new SeedItem(attributes(written));
  }

  private static Map<String, Object> attributes(Map<?, ?> plain) {
    var attributes = new LinkedHashMap<String, Object>();
    plain.forEach((name, value) -> attributes.put(name.toString(), attribute(value)));
    return attributes;
  }

  private static Map<String, Object> attribute(Object plain) {
    return switch (plain) {
      case null -> Map.of("NULL", true);
      case Boolean value -> Map.of("BOOL", value);
      case Number value -> Map.of("N", value.toString());
      case List<?> values -> Map.of("L", values.stream().map(SeedItem::attribute).toList());
      case Map<?, ?> members -> Map.of("M", attributes(members));
      default -> Map.of("S", plain);
    };
  }

  /** Whether it has an attribute of this type, and not an empty text, which no key may be. */
  boolean hasKey(String name, String type) {
    return attributes.get(name) instanceof Map<?, ?> value
        && value.get(type) instanceof String text
        && !text.isEmpty();
  }

  /** How a key of a type is written. */
  static String form(String type) {
    return switch (type) {
      case "N" -> "a number";
      case "B" -> "written as {\"B\": \"…\"}, like all attributes of the item";
      default -> "a text that is not empty";
    };
  }

  /** The key alone. */
  Map<String, Object> key(Collection<String> names) {
    var key = new LinkedHashMap<>(attributes);
    key.keySet().retainAll(names);
    return key;
  }
}
