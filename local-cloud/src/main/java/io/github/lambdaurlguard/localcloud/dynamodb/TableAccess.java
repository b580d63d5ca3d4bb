package io.github.lambdaurlguard.localcloud.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request to DynamoDB wants to do to which tables and indexes, in IAM's words.
 *
 * @param action for example {@code dynamodb:GetItem}
 * @param resource the ARN of a table or an index, or {@code *} for the few actions without
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions,
 *     resources, and condition keys for Amazon DynamoDB</a>
 */
record TableAccess(String action, String resource) {
  private static final Set<String> ON_ONE_TABLE =
      Set.of(
          "DeleteItem",
          "DescribeTable",
          "DescribeTimeToLive",
          "GetItem",
          "PutItem",
          "Query",
          "Scan",
          "UpdateItem");
  private static final Set<String> ON_SEVERAL_TABLES = Set.of("BatchGetItem", "BatchWriteItem");
  private static final Set<String> ON_NO_TABLE = Set.of("DescribeLimits", "ListTables");

  /** Each item of a transaction needs the permission of what it does by itself. */
  private static final Map<String, String> IN_TRANSACTIONS =
      Map.of(
          "ConditionCheck", "ConditionCheckItem",
          "Delete", "DeleteItem",
          "Get", "GetItem",
          "Put", "PutItem",
          "Update", "UpdateItem");

  /**
   * What a request needs permission for.
   *
   * @param tables makes the ARN of a table from its name
   * @return empty when the operation is not one of those that the local cloud knows
   * @throws ClassCastException if the request is not of the operation's form
   */
  static List<TableAccess> of(String operation, Map<String, Object> input, Tables tables) {
    if (ON_NO_TABLE.contains(operation)) {
      return List.of(new TableAccess("dynamodb:" + operation, "*"));
    }
    if (ON_ONE_TABLE.contains(operation)) {
      var table = tables.arn((String) input.get("TableName"));
      var index = input.get("IndexName");
      return List.of(
          new TableAccess(
              "dynamodb:" + operation, index == null ? table : table + "/index/" + index));
    }
    if (ON_SEVERAL_TABLES.contains(operation)) {
      return ((Map<?, ?>) input.get("RequestItems"))
          .keySet().stream()
              .map(name -> new TableAccess("dynamodb:" + operation, tables.arn((String) name)))
              .toList();
    }
    return operation.equals("TransactGetItems") || operation.equals("TransactWriteItems")
        ? ofTransaction((List<?>) input.get("TransactItems"), tables)
        : List.of();
  }

  private static List<TableAccess> ofTransaction(List<?> items, Tables tables) {
    var accesses = new ArrayList<TableAccess>();
    for (var item : items) {
      ((Map<?, ?>) item)
          .forEach(
              (kind, request) ->
                  accesses.add(
                      new TableAccess(
                          "dynamodb:" + IN_TRANSACTIONS.get((String) kind),
                          tables.arn((String) ((Map<?, ?>) request).get("TableName")))));
    }
    return accesses.stream().distinct().toList();
  }

  /** The tables of an account in one region. */
  record Tables(String region, String accountId) {
    /** Callers may name a table by its ARN, too. */
    String arn(String name) {
      return name.startsWith("arn:")
          ? name
          : "arn:aws:dynamodb:%s:%s:table/%s".formatted(region, accountId, name);
    }
  }
}
