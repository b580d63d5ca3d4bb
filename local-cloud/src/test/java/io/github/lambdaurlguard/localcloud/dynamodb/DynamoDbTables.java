package io.github.lambdaurlguard.localcloud.dynamodb;

import java.util.List;
import java.util.Map;

/** Tables for tests, as the members of a {@code CreateTable} request. */
final class DynamoDbTables {
  private DynamoDbTables() {}

  /** A table whose key is the text {@code id}. */
  static Map<String, Object> withId(String name) {
    return Map.of(
        "TableName",
        name,
        "BillingMode",
        "PAY_PER_REQUEST",
        "AttributeDefinitions",
        List.of(Map.of("AttributeName", "id", "AttributeType", "S")),
        "KeySchema",
        List.of(Map.of("AttributeName", "id", "KeyType", "HASH")));
  }
}
