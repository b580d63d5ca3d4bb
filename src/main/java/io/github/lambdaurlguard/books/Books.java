package io.github.lambdaurlguard.books;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
   * the page shows, so that the last page is known to be the last. DynamoDB ends a page by itself
   * at 1 MB; then it is shorter, and goes on after the last item that was read.
   */
  BookPage list(ListQuery query) {
    Items read = query.author().isPresent() ? queryIndex(query) : scan(query);
    var books = read.items().stream().limit(query.limit()).map(BookItem::toBook).toList();
    return new BookPage(
        books,
        read.items().size() > query.limit() ? Optional.of(books.getLast().id()) : read.last());
  }

  /**
   * What one request found.
   *
   * @param last the id of the item that DynamoDB read last, if there may be more behind it
   */
  private record Items(List<Map<String, AttributeValue>> items, Optional<String> last) {

    static Items of(
        List<Map<String, AttributeValue>> items, Map<String, AttributeValue> lastEvaluatedKey) {
      return new Items(
          items, Optional.ofNullable(lastEvaluatedKey.get("id")).map(AttributeValue::s));
    }
  }

  private Items scan(ListQuery query) {
    var start = query.after().map(id -> Map.of("id", BookItem.text(id)));
    var response =
        dynamoDb.scan(
            scan ->
                scan.tableName(settings.table())
                    .limit(query.limit() + 1)
                    // A reader who has just created a book expects to see it.
                    .consistentRead(true)
                    .exclusiveStartKey(start.orElse(null)));
    return Items.of(response.items(), response.lastEvaluatedKey());
  }

  private Items queryIndex(ListQuery query) {
    AttributeValue author = BookItem.text(AuthorKey.of(query.author().orElseThrow()));
    var start =
        query.after().map(id -> Map.of(BookItem.AUTHOR_KEY, author, "id", BookItem.text(id)));
    var response =
        dynamoDb.query(
            list ->
                list.tableName(settings.table())
                    .indexName(settings.authorIndex())
                    .keyConditionExpression(BookItem.AUTHOR_KEY + " = :author")
                    .expressionAttributeValues(Map.of(":author", author))
                    .limit(query.limit() + 1)
                    .exclusiveStartKey(start.orElse(null)));
    return Items.of(response.items(), response.lastEvaluatedKey());
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
   * Replaces what a client says about a book and counts its version up; or creates the book, if the
   * client wants nothing to be there.
   */
  UpdateResult update(String id, BookDetails details, Preconditions preconditions) {
    var condition = WriteCondition.forUpdate(preconditions);
    var values = new HashMap<>(condition.values());
    String change = changeTo(details, values);
    try {
      var response =
          dynamoDb.updateItem(
              update ->
                  update
                      .tableName(settings.table())
                      .key(BookItem.key(id))
                      .updateExpression(change)
                      .conditionExpression(condition.expression().orElseThrow())
                      // "name" is one of DynamoDB's reserved words.
                      .expressionAttributeNames(Map.of("#name", "name"))
                      .expressionAttributeValues(values)
                      .returnValues(ReturnValue.ALL_NEW)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new UpdateResult.Updated(BookItem.toBook(response.attributes()));
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem()
          ? refused(BookItem.toBook(e.item()), details, preconditions)
          : new UpdateResult.Unknown();
    }
  }

  private static String changeTo(BookDetails details, Map<String, AttributeValue> values) {
    values.put(":name", BookItem.text(details.name()));
    values.put(":author", BookItem.text(details.author()));
    values.put(":authorKey", BookItem.text(AuthorKey.of(details.author())));
    values.put(":zero", BookItem.number(Book.FIRST_VERSION - 1));
    values.put(":one", BookItem.number(1));
    details.releaseDate().ifPresent(date -> values.put(":date", BookItem.text(date.toString())));
    return "SET #name = :name, author = :author, authorKey = :authorKey,"
        + " version = if_not_exists(version, :zero) + :one"
        + (details.releaseDate().isPresent() ? ", releaseDate = :date" : " REMOVE releaseDate");
  }

  /**
   * Tells a lost race from a request that the SDK repeated because the answer to its first attempt
   * was lost: then the book already is what the client asked for, one version on.
   */
  private static UpdateResult refused(
      Book current, BookDetails wanted, Preconditions preconditions) {
    boolean allowed =
        preconditions
            .ifMatch()
            .filter(tags -> tags.strongVersions().contains(current.version() - 1))
            .isPresent();
    return current.details().equals(wanted) && allowed && preconditions.ifNoneMatch().isEmpty()
        ? new UpdateResult.Updated(current)
        : new UpdateResult.Changed(current.version());
  }

  /**
   * Deletes a book, if it is there. One that is gone already is as the client wants it, whatever
   * its preconditions name; so is one that a repeated attempt of the SDK finds gone.
   *
   * @return the version that the book is at, if the preconditions do not allow to delete it
   */
  OptionalLong delete(String id, Preconditions preconditions) {
    var condition = WriteCondition.forDelete(preconditions);
    try {
      dynamoDb.deleteItem(
          delete ->
              delete
                  .tableName(settings.table())
                  .key(BookItem.key(id))
                  .conditionExpression(condition.expression().orElse(null))
                  .expressionAttributeValues(
                      condition.values().isEmpty() ? null : condition.values())
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return OptionalLong.empty();
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem()
          ? OptionalLong.of(BookItem.toBook(e.item()).version())
          : OptionalLong.empty();
    }
  }
}
