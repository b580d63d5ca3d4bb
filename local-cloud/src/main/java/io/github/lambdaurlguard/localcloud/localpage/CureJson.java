package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.trace.Cure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What would let a refused request in: what to write, and where. */
final class CureJson {
  private CureJson() {}

  static Map<String, Object> of(Cure cure, Optional<Stacks> stacks) {
    var json = new LinkedHashMap<String, Object>();
    json.put("summary", cure.summary());
    json.put("action", cure.action());
    json.put("resource", cure.resource());
    json.put("statement", cure.statement());
    cure.place()
        .ifPresent(
            place -> {
              json.put("file", place.file());
              json.put("line", place.line());
            });
    var words = cure.place().flatMap(place -> words(place, stacks, cure.resource()));
    json.put("advice", advice(cure));
    json.put(
        "text",
        cure.kind() == Cure.Kind.ADD_RESOURCE
            ? "- " + words.orElse(cure.resource())
            : cure.statement());
    return json;
  }

  private static Optional<String> words(
      Cure.Place place, Optional<Stacks> stacks, String resource) {
    return stacks.flatMap(all -> all.expression(place.file(), resource));
  }

  private static String advice(Cure cure) {
    var statement = cure.place().map(Cure.Place::statement).orElse("");
    return switch (cure.kind()) {
      case ADD_RESOURCE -> "Add this to the list Resource under %s".formatted(statement);
      case ADD_PRINCIPAL ->
          "Add the caller to Principal under %s, or add this statement".formatted(statement);
      case CHANGE_CONDITION ->
          "Change the Condition under %s, which does not hold, or add this statement"
              .formatted(statement);
      case ADD_STATEMENT -> "Add this statement";
      case REMOVE_DENIAL ->
          "Remove or narrow the statement %s, which denies it; it wins over this one"
              .formatted(statement);
    };
  }
}
