package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.NoValue;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import io.github.lambdaurlguard.localcloud.template.Value.Unknown;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the names in a template stand for while a stack is created. */
final class Scope {
  private record Created(String ref, Map<String, String> attributes) {}

  private final PseudoParameters pseudoParameters;
  private final Map<String, ParameterValue> parameters;
  private final Mappings mappings;
  private final ParameterStore parameterStore;
  private final Exports exports;
  private final Map<String, Boolean> conditions = new HashMap<>();
  private final Map<String, Created> resources = new HashMap<>();
  private final Set<String> postponed = new HashSet<>();
  private boolean incomplete;

  Scope(
      StackSettings settings,
      Map<String, ParameterValue> parameters,
      Mappings mappings,
      ParameterStore parameterStore,
      Exports exports) {
    this.pseudoParameters = new PseudoParameters(settings);
    this.parameters = parameters;
    this.mappings = mappings;
    this.parameterStore = parameterStore;
    this.exports = exports;
  }

  void decided(String condition, boolean holds) {
    conditions.put(condition, holds);
  }

  /** One that could not be decided does not hold: why is told. */
  boolean holds(String condition) {
    return conditions.getOrDefault(condition, false);
  }

  /** Something is missing for a reason that is told: what refers to it is unknown. */
  void incomplete() {
    incomplete = true;
  }

  boolean isIncomplete() {
    return incomplete;
  }

  /** Whether a resource or output with this Condition attribute, if it has one, takes part. */
  boolean holds(Optional<Text> condition) {
    return condition.map(name -> holds(name.text())).orElse(true);
  }

  void created(String logicalId, String ref, Map<String, String> attributes) {
    resources.put(logicalId, new Created(ref, Map.copyOf(attributes)));
  }

  /** What the resource is to others is unknown. */
  void postponed(String logicalId) {
    postponed.add(logicalId);
  }

  Value evaluate(Value value) {
    return switch (value) {
      case Intrinsic intrinsic -> evaluate(intrinsic);
      case Mapping mapping -> mapping(mapping);
      case Sequence sequence ->
          new Sequence(
              sequence.items().stream()
                  .map(this::evaluate)
                  .filter(item -> !(item instanceof NoValue))
                  .toList(),
              sequence.place());
      case Text text -> text;
      case NoValue none -> none;
      case Unknown unknown -> unknown;
    };
  }

  /** A function of something unknown is unknown. */
  private Value evaluate(Intrinsic intrinsic) {
    try {
      return intrinsic.evaluate(this);
    } catch (UnknownUntilApplied _) {
      return new Unknown(intrinsic.place());
    }
  }

  Mapping mapping(Mapping mapping) {
    Map<String, Value> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              Value value = evaluate(entry);
              if (!(value instanceof NoValue)) {
                entries.put(name, value);
              }
            });
    return new Mapping(Collections.unmodifiableMap(entries), mapping.place());
  }

  /** An object with all functions evaluated and all dynamic references resolved. */
  Mapping resolved(Mapping mapping) {
    return DynamicReference.resolve(mapping(mapping), parameterStore);
  }

  Text text(Value value) {
    return evaluate(value).asText();
  }

  List<Text> texts(Value value) {
    return evaluate(value).asSequence().items().stream().map(Value::asText).toList();
  }

  Value ref(String name, Place place) {
    if (PseudoParameters.isPseudo(name)) {
      return pseudoParameters.value(name, place);
    }
    return parameters.containsKey(name)
        ? parameters.get(name).at(place)
        : known(resource(name, place).ref(), place);
  }

  Value attribute(String logicalId, String name, Place place) {
    Map<String, String> attributes = resource(logicalId, place).attributes();
    if (!attributes.containsKey(name)) {
      throw place.error(
          logicalId
              + " has no attribute "
              + name
              + " in the local cloud; it has "
              + new TreeSet<>(attributes.keySet()));
    }
    return known(attributes.get(name), place);
  }

  /** What was made of an unknown value is unknown, too. */
  private static Value known(String text, Place place) {
    return Unknowns.isIn(text) ? new Unknown(place) : new Text(text, false, place);
  }

  Value imported(String name, Place place) {
    return exports
        .value(name)
        .map(value -> new Text(value, false, place))
        .orElseThrow(
            () ->
                place.error(
                    "no stack that runs here exports \""
                        + name
                        + "\"; start that stack first, or correct the name"));
  }

  Value mapped(List<Text> path, Place place) {
    return mappings.find(path, place).at(place);
  }

  /** The reference that stands for a text: a parameter, a resource or an attribute of one. */
  Optional<String> reference(String text) {
    var fromParameters =
        parameters.entrySet().stream()
            .filter(entry -> entry.getValue().is(text))
            .map(entry -> "!Ref " + entry.getKey());
    var fromRefs =
        resources.entrySet().stream()
            .filter(entry -> entry.getValue().ref().equals(text))
            .map(entry -> "!Ref " + entry.getKey());
    var fromAttributes =
        resources.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().attributes().entrySet().stream()
                        .filter(attribute -> attribute.getValue().equals(text))
                        .map(
                            attribute ->
                                "!GetAtt %s.%s".formatted(entry.getKey(), attribute.getKey())));
    return Stream.of(fromParameters, fromRefs, fromAttributes)
        .flatMap(each -> each.sorted())
        .findFirst();
  }

  private Created resource(String logicalId, Place place) {
    if (postponed.contains(logicalId) || (incomplete && !resources.containsKey(logicalId))) {
      throw new UnknownUntilApplied();
    }
    if (!resources.containsKey(logicalId)) {
      throw place.error("the resource " + logicalId + " is not created yet");
    }
    return resources.get(logicalId);
  }
}
