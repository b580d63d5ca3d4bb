package io.github.lambdaurlguard.books;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Brings the books of an older table into the index by author: gives every item the folded author
 * that the functions have written since. It may run while the table is in use, and again.
 */
public final class IndexAuthors {

  private IndexAuthors() {}

  /**
   * Takes the name of the table; region and credentials as the AWS SDK finds them.
   *
   * @throws IllegalArgumentException if the name is missing
   */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "usage: java -cp books.jar %s TABLE".formatted(IndexAuthors.class.getName()));
    }
    try (DynamoDbClient dynamoDb = DynamoDb.builder().build()) {
      System.out.printf("%d books were indexed%n", index(dynamoDb, arguments[0]));
    }
  }

  /** Gives back how many items it changed. */
  static int index(DynamoDbClient dynamoDb, String table) {
    var changed = new AtomicInteger();
    dynamoDb
        .scanPaginator(scan -> scan.tableName(table).projectionExpression("id, author, authorKey"))
        .items()
        .forEach(
            item -> {
              AttributeValue author = item.get("author");
              if (author != null
                  && !BookItem.text(AuthorKey.of(author.s())).equals(item.get(BookItem.AUTHOR_KEY))
                  && write(dynamoDb, table, item.get("id"), author)) {
                changed.incrementAndGet();
              }
            });
    return changed.get();
  }

  private static boolean write(
      DynamoDbClient dynamoDb, String table, AttributeValue id, AttributeValue author) {
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(Map.of("id", id))
                  .updateExpression("SET authorKey = :key")
                  // Whoever changed the author since it was read has written its key too.
                  .conditionExpression("author = :author")
                  .expressionAttributeValues(
                      Map.of(":author", author, ":key", BookItem.text(AuthorKey.of(author.s())))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
