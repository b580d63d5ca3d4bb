package io.github.lambdaurlguard.localcloud.resources.dynamodb;

import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.util.Map;

/**
 * A table to make, unless it is there.
 *
 * @param definition the members of a {@code CreateTable} request
 * @param refusal what to say if there is another table of its name
 */
public record PlannedTable(String region, Map<String, Object> definition, TemplateException refusal)
    implements Step {

  /**
   * Makes the table.
   *
   * @throws TemplateException if there is one of its name with other keys or indexes
   */
  public void apply(DynamoDbLocal dynamoDb) {
    if (!dynamoDb.createTable(region, definition)) {
      throw refusal;
    }
  }
}
