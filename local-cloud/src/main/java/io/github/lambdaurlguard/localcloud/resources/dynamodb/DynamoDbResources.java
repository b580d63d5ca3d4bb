package io.github.lambdaurlguard.localcloud.resources.dynamodb;

import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables, created in DynamoDB Local. */
public final class DynamoDbResources {
  private DynamoDbResources() {}

  /** The types of this service. */
  public static Map<String, ResourceType> types() {
    return Map.of("AWS::DynamoDB::Table", DynamoDbResources::table);
  }

  private static Planned table(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect(
        "DeletionProtectionEnabled",
        "PointInTimeRecoverySpecification",
        "SSESpecification",
        "Tags");
    properties.oneOf("BillingMode", "PAY_PER_REQUEST");
    var name = properties.optionalText("TableName").orElseGet(definition::physicalName);
    var table = new LinkedHashMap<String, Object>();
    table.put("TableName", name);
    table.put("BillingMode", "PAY_PER_REQUEST");
    table.put("AttributeDefinitions", properties.document("AttributeDefinitions"));
    table.put("KeySchema", properties.document("KeySchema"));
    properties
        .optionalDocument("GlobalSecondaryIndexes")
        .ifPresent(indexes -> table.put("GlobalSecondaryIndexes", indexes));
    return Planned.of(name, Map.of("Arn", definition.arn("dynamodb", "table/" + name)))
        .by(
            new PlannedTable(
                definition.stack().region(),
                table,
                properties.error(
                    "KeySchema",
                    "the table %s exists with other keys or indexes, and its data is kept: start the local cloud anew, without the data, to change them"
                        .formatted(name))));
  }
}
