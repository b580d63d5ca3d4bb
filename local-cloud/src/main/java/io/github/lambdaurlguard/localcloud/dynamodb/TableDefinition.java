package io.github.lambdaurlguard.localcloud.dynamodb;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What makes two tables the same: keys and indexes.
 *
 * @param attributes as DynamoDB describes them, in no order
 * @param indexes by name, each with its keys and its projection
 */
record TableDefinition(Set<?> attributes, List<?> keys, Map<Object, List<Object>> indexes) {

  /** The table that a {@code CreateTable} request asks for. */
  static TableDefinition of(Map<?, ?> table) {
    var indexes = (Collection<?>) table.get("GlobalSecondaryIndexes");
    return new TableDefinition(
        Set.copyOf((Collection<?>) table.get("AttributeDefinitions")),
        (List<?>) table.get("KeySchema"),
        (indexes == null ? List.of() : indexes)
            .stream()
                .map(Map.class::cast)
                .collect(
                    Collectors.toMap(
                        index -> index.get("IndexName"),
                        index -> List.of(index.get("KeySchema"), index.get("Projection")))));
  }

  /** The table that a {@code DescribeTable} response tells of. */
  static TableDefinition ofDescription(Body description) {
    try {
      return of((Map<?, ?>) JSON.std.mapFrom(description.bytes()).get("Table"));
    } catch (IOException e) {
      throw new UncheckedIOException("DynamoDB Local's description of a table is not JSON", e);
    }
  }
}
