package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The structure that queries, headers and cookies have in events: one field for each name, with the
 * first value, and with all of them in {@code multiValue} where there are several.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html#functions-event-structure-query-header-cookie">Structure
 *     for a query string, header, or cookie</a>
 */
final class Entries {
  /** Where AWS documents it. */
  static final String SOURCE =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html";

  private Entries() {}

  static Map<String, Object> event(List<Entry> entries) {
    var byName = new LinkedHashMap<String, List<Entry>>();
    for (var entry : entries) {
      byName.computeIfAbsent(entry.name(), _ -> new ArrayList<>()).add(entry);
    }
    var event = new LinkedHashMap<String, Object>();
    byName.forEach((name, all) -> event.put(name, event(all.getFirst(), all)));
    return event;
  }

  private static Map<String, Object> event(Entry first, List<Entry> all) {
    var event = new LinkedHashMap<>(first.event());
    if (all.size() > 1) {
      event.put("multiValue", all.stream().map(Entry::event).toList());
    }
    return event;
  }

  /**
   * Reads what a function returned. A changed {@code multiValue} counts, and else a changed {@code
   * value}, which leaves the further values as they were.
   *
   * @param shown what the function was given
   * @param what these are, for messages: {@code request.headers}
   * @throws BrokenEdgeRule if the structure is another
   */
  static List<Entry> read(Object returned, Map<String, Object> shown, String what) {
    if (returned == null) {
      return List.of();
    }
    var entries = new ArrayList<Entry>();
    object(returned, what)
        .forEach(
            (name, field) ->
                entries.addAll(
                    read(
                        (String) name,
                        object(field, "%s['%s']".formatted(what, name)),
                        (Map<?, ?>) shown.getOrDefault((String) name, Map.of()),
                        "%s['%s']".formatted(what, name))));
    return entries;
  }

  private static List<Entry> read(String name, Map<?, ?> field, Map<?, ?> shown, String what) {
    var all = field.get("multiValue");
    if (all instanceof List<?> values && !values.equals(shown.get("multiValue"))) {
      return values.stream().map(value -> entry(name, object(value, what), what)).toList();
    }
    if (all != null && !(all instanceof List)) {
      throw invalid(what + ".multiValue is not an array");
    }
    var entries = new ArrayList<Entry>();
    entries.add(entry(name, field, what));
    if (all instanceof List<?> values) {
      values.stream()
          .skip(1)
          .map(value -> entry(name, object(value, what), what))
          .forEach(entries::add);
    }
    return entries;
  }

  private static Entry entry(String name, Map<?, ?> field, String what) {
    if (!(field.get("value") instanceof String value)) {
      throw invalid(what + " has no value that is a string");
    }
    var attributes = field.get("attributes");
    if (attributes != null && !(attributes instanceof String)) {
      throw invalid(what + ".attributes is not a string");
    }
    return new Entry(name, value, attributes == null ? "" : (String) attributes);
  }

  private static Map<?, ?> object(Object value, String what) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw invalid(what + " is not an object");
  }

  /** A rule of the structure of events is broken. */
  static BrokenEdgeRule invalid(String rule) {
    return new BrokenEdgeRule(rule, SOURCE);
  }
}
