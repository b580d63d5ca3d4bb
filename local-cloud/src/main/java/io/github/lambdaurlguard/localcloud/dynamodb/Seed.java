package io.github.lambdaurlguard.localcloud.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tables have at first: a file with a JSON object, which has a list of items for each table.
 *
 * @param tables the lists by the tables' logical ids or names
 */
public record Seed(Path file, Map<String, List<Map<String, Object>>> tables) {
  private static final JSON EXACT = JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is not such an object
   */
  public static Seed read(Path file) {
    Map<String, Object> written;
    try {
      written = EXACT.mapFrom(Files.readString(file));
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw new IllegalArgumentException(
          "--seed: %s:%d:%d: not a JSON object: %s"
              .formatted(file, place.getLineNr(), place.getColumnNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("--seed: %s cannot be read: %s".formatted(file, e), e);
    }
    var tables = new LinkedHashMap<String, List<Map<String, Object>>>();
    written.forEach((table, items) -> tables.put(table, items(file, table, items)));
    return new Seed(file, tables);
  }

  private static List<Map<String, Object>> items(Path file, String table, Object written) {
    if (!(written instanceof List<?> list)) {
      throw new IllegalArgumentException(
          "--seed: %s: %s needs a list of items: {\"%s\": [{…}, …]}".formatted(file, table, table));
    }
    var items = new ArrayList<Map<String, Object>>();
    for (var each : list) {
      if (!(each instanceof Map<?, ?> object)) {
        throw new IllegalArgumentException(
            "--seed: %s: item %d of %s is no object of attributes"
                .formatted(file, items.size() + 1, table));
      }
      var item = new LinkedHashMap<String, Object>();
      object.forEach((name, value) -> item.put(name.toString(), value));
      items.add(item);
    }
    return items;
  }

  /**
   * What a table gets; empty for one that the file does not name.
   *
   * @param definition the members of its {@code CreateTable} request
   */
  public Optional<TableSeed> of(String logicalId, Map<String, Object> definition) {
    return Optional.ofNullable(tables.getOrDefault(logicalId, tables.get(nameOf(definition))))
        .map(items -> new TableSeed(file, definition, items));
  }

  /**
   * Those of its tables that do not exist, in words.
   *
   * @param known the logical ids and the names of those that do
   */
  public List<String> unknownTables(Set<String> known) {
    return tables.keySet().stream()
        .filter(table -> !known.contains(table))
        .map(
            table ->
                "--seed: %s: no template has a table %s; use the logical id or the name of one: %s"
                    .formatted(file, table, String.join(", ", new TreeSet<>(known))))
        .toList();
  }

  private static String nameOf(Map<String, Object> definition) {
    return (String) definition.get("TableName");
  }
}
