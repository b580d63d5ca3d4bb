package io.github.lambdaurlguard.localcloud.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What in a template refers to what. */
final class References {
  private References() {}

  /** The parameter, pseudo parameter or resource that a value refers to by itself. */
  static Optional<String> target(Value value) {
    return switch (value) {
      case Ref ref -> Optional.of(ref.name());
      case GetAtt attribute -> Optional.of(attribute.logicalId());
      default -> Optional.empty();
    };
  }

  /** The condition that a value depends on by itself. */
  static Optional<String> condition(Value value) {
    return switch (value) {
      case ConditionFunction.Named named -> Optional.of(named.name());
      case If choice -> Optional.of(choice.condition());
      default -> Optional.empty();
    };
  }

  /** For each resource, the resources that have to be there before. */
  static Map<String, Set<String>> betweenResources(Template template) {
    return collect(
        template.resources(),
        resource ->
            Stream.concat(
                resource.dependsOn().stream().map(Value.Text::text),
                resource.values().flatMap(Value::tree).flatMap(value -> target(value).stream())));
  }

  static Map<String, Set<String>> betweenConditions(Template template) {
    return collect(
        template.conditions(),
        function -> function.tree().flatMap(value -> condition(value).stream()));
  }

  private static <T> Map<String, Set<String>> collect(
      Map<String, T> members, Function<T, Stream<String>> references) {
    Map<String, Set<String>> collected = new LinkedHashMap<>();
    members.forEach(
        (name, member) ->
            collected.put(
                name,
                references
                    .apply(member)
                    .filter(members::containsKey)
                    .collect(Collectors.toCollection(LinkedHashSet::new))));
    return collected;
  }
}
