package io.github.lambdaurlguard.books;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The books in their DynamoDB table. */
final class Books {

  private final DynamoDbClient dynamoDb;
  private final Settings settings;

  Books(DynamoDbClient dynamoDb, Settings settings) {
    this.dynamoDb = dynamoDb;
    this.settings = settings;
  }

  static Books fromEnvironment() {
    return new Books(DynamoDb.builder().build(), Settings.from(System.getenv()));
  }

  /**
   * One page, read with one request whatever the size of the table. It asks for one book more than
   * the page shows, so that the last page is known to be the last.
   */
  BookPage list(ListQuery query) {
    var items = query.author().isPresent() ? queryIndex(query) : scan(query);
    var books = items.stream().limit(query.limit()).map(BookItem::toBook).toList();
    return new BookPage(books, items.size() > query.limit());
  }

  private List<Map<String, AttributeValue>> scan(ListQuery query) {
    var start = query.after().map(id -> Map.of("id", BookItem.text(id)));
    return dynamoDb
        .scan(
            scan ->
                scan.tableName(settings.table())
                    .limit(query.limit() + 1)
                    // A reader who has just created a book expects to see it.
                    .consistentRead(true)
                    .exclusiveStartKey(start.orElse(null)))
        .items();
  }

  private List<Map<String, AttributeValue>> queryIndex(ListQuery query) {
    AttributeValue author = BookItem.text(query.author().orElseThrow());
    var start = query.after().map(id -> Map.of("author", author, "id", BookItem.text(id)));
    return dynamoDb
        .query(
            list ->
                list.tableName(settings.table())
                    .indexName(settings.authorIndex())
                    .keyConditionExpression("author = :author")
                    .expressionAttributeValues(Map.of(":author", author))
                    .limit(query.limit() + 1)
                    .exclusiveStartKey(start.orElse(null)))
        .items();
  }

  Optional<Book> find(String id) {
    var response =
        dynamoDb.getItem(
            get -> get.tableName(settings.table()).key(BookItem.key(id)).consistentRead(true));
    return response.hasItem() ? Optional.of(BookItem.toBook(response.item())) : Optional.empty();
  }

  /**
   * Stores a book under an id that nobody else has. Unconditional, because the SDK may repeat a put
   * whose answer was lost, and a condition would then refuse what has already happened.
   */
  void create(Book book) {
    dynamoDb.putItem(put -> put.tableName(settings.table()).item(BookItem.fromBook(book)));
  }

  /** Goes the whole way of {@link #create} with a condition that no new id meets. */
  void rehearseCreate(Book book) {
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(settings.table())
                  .item(BookItem.fromBook(book))
                  .conditionExpression("attribute_exists(id)"));
    } catch (ConditionalCheckFailedException e) {
      // The expected end of a rehearsal.
    }
  }

  /**
   * Replaces what a client says about a book and counts its version up.
   *
   * @param allowed the versions that the client allows to be replaced; none means all
   */
  UpdateResult update(String id, BookDetails details, Set<Long> allowed) {
    var values = new HashMap<String, AttributeValue>();
    String change = changeTo(details, values);
    String condition = existsAtOneOf(allowed, values);
    try {
      var response =
          dynamoDb.updateItem(
              update ->
                  update
                      .tableName(settings.table())
                      .key(BookItem.key(id))
                      .updateExpression(change)
                      .conditionExpression(condition)
                      // "name" is one of DynamoDB's reserved words.
                      .expressionAttributeNames(Map.of("#name", "name"))
                      .expressionAttributeValues(values)
                      .returnValues(ReturnValue.ALL_NEW)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new UpdateResult.Updated(BookItem.toBook(response.attributes()));
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem()
          ? refused(BookItem.toBook(e.item()), details, allowed)
          : new UpdateResult.Unknown();
    }
  }

  private static String changeTo(BookDetails details, Map<String, AttributeValue> values) {
    values.put(":name", BookItem.text(details.name()));
    values.put(":author", BookItem.text(details.author()));
    values.put(":one", BookItem.number(1));
    details.releaseDate().ifPresent(date -> values.put(":date", BookItem.text(date.toString())));
    return "SET #name = :name, author = :author, version = version + :one"
        + (details.releaseDate().isPresent() ? ", releaseDate = :date" : " REMOVE releaseDate");
  }

  private static String existsAtOneOf(Set<Long> versions, Map<String, AttributeValue> values) {
    if (versions.isEmpty()) {
      return "attribute_exists(id)";
    }
    versions.forEach(version -> values.put(":v" + version, BookItem.number(version)));
    return versions.stream()
        .map(version -> ":v" + version)
        .collect(Collectors.joining(", ", "attribute_exists(id) AND version IN (", ")"));
  }

  /**
   * Tells a lost race from a request that the SDK repeated because the answer to its first attempt
   * was lost: then the book already is what the client asked for, one version on.
   */
  private static UpdateResult refused(Book current, BookDetails wanted, Set<Long> allowed) {
    return current.details().equals(wanted) && allowed.contains(current.version() - 1)
        ? new UpdateResult.Updated(current)
        : new UpdateResult.Changed(current.version());
  }

  void delete(String id) {
    dynamoDb.deleteItem(delete -> delete.tableName(settings.table()).key(BookItem.key(id)));
  }
}
