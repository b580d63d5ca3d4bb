package io.github.lambdaurlguard.localcloud.dynamodb;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;

/**
 * A table that a template defines.
 *
 * @param table the members of a {@code CreateTable} request
 * @param seed what it has at first
 */
record TableCreation(String region, Map<String, Object> table, Optional<TableSeed> seed) {
  /**
   * Creates the table unless it is there already.
   *
   * @param dynamoDb answers requests as DynamoDB Local does
   * @return false if there is such a table and it is defined differently
   */
  boolean in(Function<HttpRequest, HttpResponse> dynamoDb) {
    var answer = dynamoDb.apply(request("CreateTable", table));
    if (answer.status() == 200) {
      return true;
    }
    if (answer.body().text().contains("ResourceInUseException")) {
      var existing =
          dynamoDb.apply(request("DescribeTable", Map.of("TableName", table.get("TableName"))));
      return TableDefinition.of(table).equals(TableDefinition.ofDescription(existing.body()));
    }
    throw new IllegalStateException(
        "DynamoDB Local refused the table " + table.get("TableName") + ": " + answer.body().text());
  }

  /**
   * Gives the table what it has at first, unless it has items.
   *
   * @return what happened, in words; empty if it has nothing at first
   * @throws IllegalStateException if DynamoDB refuses an item
   */
  Optional<String> fill(Function<HttpRequest, HttpResponse> dynamoDb) {
    return seed.map(
        items -> items.fill((operation, input) -> dynamoDb.apply(request(operation, input))));
  }

  /** Whether both can be created: they are the same table, or have other names or regions. */
  boolean agreesWith(TableCreation other) {
    return !region.equals(other.region)
        || !table.get("TableName").equals(other.table.get("TableName"))
        || TableDefinition.of(table).equals(TableDefinition.of(other.table));
  }

  /** The table as people see it. */
  DynamoDbLocal.Shown shown() {
    return new DynamoDbLocal.Shown(
        region,
        (String) table.get("TableName"),
        names(table.get("KeySchema"), "AttributeName"),
        names(table.get("GlobalSecondaryIndexes"), "IndexName"));
  }

  private static List<String> names(Object objects, String member) {
    return objects instanceof List<?> list
        ? list.stream().map(each -> (String) ((Map<?, ?>) each).get(member)).toList()
        : List.of();
  }

  /** DynamoDB Local tells the regions' tables apart by the credential scope, and checks no more. */
  HttpRequest request(String operation, Map<String, Object> input) {
    var headers =
        HttpFields.build()
            .add("Host", DynamoDbLocal.LOOPBACK)
            .add("Content-Type", "application/x-amz-json-1.0")
            .add("X-Amz-Target", "DynamoDB_20120810." + operation)
            .add(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=LOCALCLOUD/20000101/%s/dynamodb/aws4_request, "
                        .formatted(region)
                    + "SignedHeaders=host, Signature=unchecked");
    return new HttpRequest(
        "POST", "/", Optional.empty(), headers, Body.ofJson(input), DynamoDbLocal.LOOPBACK);
  }
}
