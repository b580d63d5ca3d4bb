package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.resources.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Hashes of what resources are made of: equal content has the same hash at every start. */
final class ContentHash {
  private ContentHash() {}

  /** The hash of texts, lists and objects; the order of an object's members does not matter. */
  static String of(Object... parts) {
    return Identifier.hash(canonical(List.of(parts)).getBytes(StandardCharsets.UTF_8));
  }

  private static String canonical(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, String>();
        map.forEach((name, member) -> sorted.put(quoted((String) name), canonical(member)));
        yield sorted.toString();
      }
      case List<?> list ->
          list.stream().map(ContentHash::canonical).collect(Collectors.joining(",", "[", "]"));
      default -> quoted(value.toString());
    };
  }

  /** No text can be taken for the end of itself. */
  private static String quoted(String text) {
    return text.length() + ":" + text;
  }
}
