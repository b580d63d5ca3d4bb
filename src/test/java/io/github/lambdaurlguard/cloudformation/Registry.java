package io.github.lambdaurlguard.cloudformation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What CloudFormation calls to keep a resource of a type, and what IAM judges each call on: {@code
 * registry.json}, which names its sources and their dates.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html">handlers
 *     and their permissions</a>
 */
record Registry(Map<String, Handlers> types, Map<String, Judgement> actions) {

  /**
   * The actions of a type's handlers.
   *
   * @param byHandler create, read, update and delete
   * @param tags what CloudFormation does to tag a resource of the type, with a stack's tags or its
   *     own
   */
  record Handlers(Map<String, List<String>> byHandler, List<String> tags) {
    Stream<String> all() {
      return Stream.concat(byHandler.values().stream().flatMap(Collection::stream), tags.stream())
          .distinct()
          .sorted();
    }

    List<String> read() {
      return byHandler.getOrDefault("read", List.of());
    }
  }

  /**
   * How IAM judges an action.
   *
   * @param resources the resource types that it knows for the action; without any, only {@code "*"}
   *     as the resource of a policy allows it
   * @param conditionKeys the keys of the service that the action has a value for
   */
  record Judgement(List<String> resources, List<String> conditionKeys) {}

  static final Registry OF_AUGUST_2026 = read();

  /** Whether IAM knows an action of this name; what it does not know, nobody can be granted. */
  boolean knows(String action) {
    return actions.containsKey(action);
  }

  private static Registry read() {
    var types = new TreeMap<String, Handlers>();
    var actions = new TreeMap<String, Judgement>(String.CASE_INSENSITIVE_ORDER);
    var json = json();
    entries(json.get("types")).forEach((type, of) -> types.put(type, handlers(entries(of))));
    entries(json.get("actions"))
        .forEach(
            (action, of) -> {
              if (of != null) {
                actions.put(
                    action,
                    new Judgement(
                        texts(entries(of).get("resources")),
                        texts(entries(of).get("conditionKeys"))));
              }
            });
    return new Registry(types, actions);
  }

  private static Handlers handlers(Map<?, ?> type) {
    var byHandler = new TreeMap<String, List<String>>();
    entries(type.get("handlers")).forEach((name, calls) -> byHandler.put(name, texts(calls)));
    return new Handlers(byHandler, texts(type.get("tags")));
  }

  private static Map<String, Object> json() {
    try (var file = Registry.class.getResourceAsStream("registry.json")) {
      return JSON.std.mapFrom(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> entries(Object map) {
    var entries = new TreeMap<String, Object>();
    ((Map<?, ?>) map).forEach((key, value) -> entries.put((String) key, value));
    return entries;
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }
}
