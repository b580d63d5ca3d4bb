package io.github.lambdaurlguard.localcloud.resources.dynamodb;

import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.dynamodb.TableSeed;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.util.Map;
import java.util.Optional;

/**
 * A table to make, unless it is there.
 *
 * @param logicalId its name in the template
 * @param definition the members of a {@code CreateTable} request
 * @param seed what it has at first
 * @param refusal what to say if there is another table of its name
 */
public record PlannedTable(
    String logicalId,
    String region,
    Map<String, Object> definition,
    Optional<TableSeed> seed,
    TemplateException refusal)
    implements Step {

  /** Its name for DynamoDB. */
  public String name() {
    return (String) definition.get("TableName");
  }

  /**
   * Makes the table.
   *
   * @throws TemplateException if there is one of its name with other keys or indexes
   */
  public void apply(DynamoDbLocal dynamoDb) {
    if (!dynamoDb.createTable(region, definition, seed)) {
      throw refusal;
    }
  }
}
