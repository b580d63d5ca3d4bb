package io.github.lambdaurlguard.localcloud.dynamodb;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one table has at first.
 *
 * @param file where the items are written
 * @param definition the members of the table's {@code CreateTable} request
 * @param items in plain JSON or in DynamoDB's
 */
public record TableSeed(
    Path file, Map<String, Object> definition, List<Map<String, Object>> items) {

  /** Calls an operation on the table. */
  @FunctionalInterface
  interface Calls {
    HttpResponse call(String operation, Map<String, Object> input);
  }

  /** What is wrong with the items' keys, in words: DynamoDB itself says the rest. */
  public List<String> problems() {
    var problems = new ArrayList<String>();
    var seen = new HashMap<Map<String, Object>, Integer>();
    for (var number = 1; number <= items.size(); number++) {
      var item = SeedItem.of(items.get(number - 1), keys());
      var before = problems.size();
      for (var key : keys().entrySet()) {
        if (!item.hasKey(key.getKey(), key.getValue())) {
          problems.add(
              problem(
                  number,
                  "its key %s must be %s".formatted(key.getKey(), SeedItem.form(key.getValue()))));
        }
      }
      if (problems.size() == before) {
        var same = seen.putIfAbsent(item.key(keys().keySet()), number);
        if (same != null) {
          problems.add(problem(number, "it has the key of item %d".formatted(same)));
        }
      }
    }
    return problems;
  }

  private String problem(int number, String text) {
    return "--seed: %s: item %d of %s: %s".formatted(file, number, table(), text);
  }

  String table() {
    return (String) definition.get("TableName");
  }

  /** The types of the attributes that make the key: S, N or B. */
  private Map<String, String> keys() {
    var types =
        members("AttributeDefinitions")
            .collect(
                Collectors.toMap(
                    each -> each.get("AttributeName"),
                    each -> String.valueOf(each.get("AttributeType"))));
    return members("KeySchema")
        .map(each -> String.valueOf(each.get("AttributeName")))
        .collect(Collectors.toMap(name -> name, name -> types.getOrDefault(name, "S")));
  }

  /** DynamoDB says what is wrong with a definition, when it creates the table. */
  private Stream<Map<?, ?>> members(String list) {
    return definition.get(list) instanceof List<?> members
        ? members.stream().filter(Map.class::isInstance).map(each -> (Map<?, ?>) each)
        : Stream.empty();
  }

  /**
   * Puts the items into the table, unless it has some already.
   *
   * @return what happened, in words
   * @throws IllegalStateException if DynamoDB refuses an item
   */
  String fill(Calls table) {
    if (!isEmpty(table)) {
      return "%s has items already: nothing of %s is put there.".formatted(table(), file);
    }
    for (var number = 1; number <= items.size(); number++) {
      var item = SeedItem.of(items.get(number - 1), keys()).attributes();
      var answer = table.call("PutItem", Map.of("TableName", table(), "Item", item));
      if (answer.status() != 200) {
        throw new IllegalStateException(
            problem(number, "DynamoDB refuses it: " + answer.body().text()));
      }
    }
    return "%s has the %d items of %s.".formatted(table(), items.size(), file);
  }

  private boolean isEmpty(Calls table) {
    var answer = table.call("Scan", Map.of("TableName", table(), "Limit", 1));
    try {
      return List.of().equals(JSON.std.mapFrom(answer.body().bytes()).get("Items"));
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB Local's answer to a Scan is not JSON", e);
    }
  }
}
