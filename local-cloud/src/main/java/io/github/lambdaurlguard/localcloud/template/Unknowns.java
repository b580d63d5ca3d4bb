package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import io.github.lambdaurlguard.localcloud.template.Value.Unknown;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Stands in for what is unknown in the properties of a resource, so that the rest of them can be
 * read and checked. The text that stands there for an unknown value is an ARN to readers of ARNs,
 * and a name to others; what they find wrong with it is no problem of the template.
 */
final class Unknowns {
  private static final String MARK = "unknown-until-applied";
  private static final String TEXT = "arn:aws:" + MARK + ":us-east-1:123456789012:" + MARK;

  private final Set<String> paths = new HashSet<>();

  /** Whether a text was made of the text for an unknown value. */
  static boolean isIn(String text) {
    return text.contains(MARK);
  }

  /** The same object, with text for each unknown value in it. */
  Mapping filled(Mapping mapping) {
    Map<String, Value> entries = new LinkedHashMap<>();
    mapping.entries().forEach((name, entry) -> entries.put(name, filled(entry)));
    return new Mapping(entries, mapping.place());
  }

  private Value filled(Value value) {
    return switch (value) {
      case Unknown(var place) -> {
        paths.add(place.path());
        yield new Text(TEXT, false, place);
      }
      case Mapping mapping -> filled(mapping);
      case Sequence(var items, var place) ->
          new Sequence(items.stream().map(this::filled).toList(), place);
      default -> value;
    };
  }

  /** The same object, with text for an unknown value at each of these paths. */
  static Mapping replaced(Mapping mapping, Set<String> paths) {
    Map<String, Value> entries = new LinkedHashMap<>();
    mapping.entries().forEach((name, entry) -> entries.put(name, replaced(entry, paths)));
    var prefix = mapping.place().path() + "/";
    for (var path : paths) {
      if (path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0) {
        var name = path.substring(prefix.length());
        entries.put(name, new Text(TEXT, false, mapping.place().child(name)));
      }
    }
    return new Mapping(entries, mapping.place());
  }

  private static Value replaced(Value value, Set<String> paths) {
    return switch (value) {
      case Mapping mapping -> replaced(mapping, paths);
      case Sequence(var items, var place) ->
          new Sequence(items.stream().map(item -> replaced(item, paths)).toList(), place);
      default -> value;
    };
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /**
   * Whether a problem is one of an unknown value, and so to be looked for again when it is known.
   */
  boolean explain(TemplateException problem) {
    return paths.contains(problem.path()) || problem.getMessage().contains(MARK);
  }
}
