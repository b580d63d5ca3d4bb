package io.github.lambdaurlguard.localcloud.resources.dynamodb;

import io.github.lambdaurlguard.localcloud.dynamodb.Seed;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables, created in DynamoDB Local. */
public final class DynamoDbResources {
  private static final int ID_LENGTH = 32;

  /** When a stream was made is part of its name, which is the same at every start here. */
  private static final String STREAM = "/stream/2026-01-01T00:00:00.000";

  private static final Set<String> CAPACITY =
      Set.of(
          "ContributorInsightsSpecification",
          "OnDemandThroughput",
          "ProvisionedThroughput",
          "WarmThroughput",
          "WriteOnDemandThroughputSettings",
          "WriteProvisionedThroughputSettings");

  private final Optional<Seed> seed;

  private DynamoDbResources(Optional<Seed> seed) {
    this.seed = seed;
  }

  /**
   * The types of this service.
   *
   * @param seed what tables have at first
   */
  public static Map<String, ResourceType> types(Optional<Seed> seed) {
    var resources = new DynamoDbResources(seed);
    return Map.of(
        "AWS::DynamoDB::GlobalTable",
        resources::globalTable,
        "AWS::DynamoDB::Table",
        resources::table);
  }

  private Planned table(Definition definition) {
    definition
        .properties()
        .withoutLocalEffect(
            "ContributorInsightsSpecification",
            "DeletionProtectionEnabled",
            "KinesisStreamSpecification",
            "OnDemandThroughput",
            "PointInTimeRecoverySpecification",
            "ProvisionedThroughput",
            "SSESpecification",
            "TableClass",
            "Tags",
            "WarmThroughput");
    return planned(definition);
  }

  /** As many replicas as it has regions: here, the one of its stack. */
  private Planned globalTable(Definition definition) {
    definition
        .properties()
        .withoutLocalEffect(
            "Replicas",
            "SSESpecification",
            "WarmThroughput",
            "WriteOnDemandThroughputSettings",
            "WriteProvisionedThroughputSettings");
    return planned(definition);
  }

  private Planned planned(Definition definition) {
    var properties = definition.properties();
    properties.optionalOneOf("BillingMode", "PAY_PER_REQUEST", "PROVISIONED");
    properties.withoutLocalEffect("TimeToLiveSpecification");
    var name = properties.optionalText("TableName").orElseGet(definition::physicalName);
    var table = new LinkedHashMap<String, Object>();
    table.put("TableName", name);
    table.put("BillingMode", "PAY_PER_REQUEST");
    table.put("AttributeDefinitions", properties.document("AttributeDefinitions"));
    table.put("KeySchema", properties.document("KeySchema"));
    for (var indexes : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
      properties.optionalDocument(indexes).ifPresent(list -> table.put(indexes, indexes(list)));
    }
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("Arn", definition.arn("dynamodb", "table/" + name));
    attributes.put("TableId", Identifier.of(ID_LENGTH, definition.seed()));
    properties
        .optionalObject("StreamSpecification")
        .ifPresent(
            stream -> {
              var view =
                  stream.oneOf(
                      "StreamViewType",
                      "KEYS_ONLY",
                      "NEW_IMAGE",
                      "OLD_IMAGE",
                      "NEW_AND_OLD_IMAGES");
              table.put(
                  "StreamSpecification", Map.of("StreamEnabled", true, "StreamViewType", view));
              attributes.put("StreamArn", attributes.get("Arn") + STREAM);
            });
    return Planned.of(name, attributes)
        .by(
            new PlannedTable(
                definition.resource().logicalId(),
                definition.stack().region(),
                table,
                seed.flatMap(tables -> tables.of(definition.resource().logicalId(), table)),
                properties.error(
                    "KeySchema",
                    "the table %s exists with other keys or indexes, and its data is kept: start the local cloud anew, without the data, to change them"
                        .formatted(name))))
        .saying(
            properties.has("TimeToLiveSpecification")
                ? List.of("its items do not expire here (TimeToLiveSpecification)")
                : List.of());
  }

  /** Capacity is not limited here. */
  private static List<?> indexes(Object list) {
    if (!(list instanceof List<?> indexes)) {
      return List.of(list);
    }
    return indexes.stream()
        .map(
            index -> {
              if (!(index instanceof Map<?, ?> described)) {
                return index;
              }
              var kept = new LinkedHashMap<Object, Object>(described);
              kept.keySet().removeAll(CAPACITY);
              return kept;
            })
        .toList();
  }
}
