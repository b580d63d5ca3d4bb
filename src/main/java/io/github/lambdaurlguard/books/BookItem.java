package io.github.lambdaurlguard.books;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A book as a DynamoDB item, and back. */
final class BookItem {

  /** The partition key of the index by author. */
  static final String AUTHOR_KEY = "authorKey";

  private BookItem() {}

  static Map<String, AttributeValue> fromBook(Book book) {
    var item = new HashMap<>(key(book.id()));
    item.put("name", text(book.details().name()));
    item.put("author", text(book.details().author()));
    item.put(AUTHOR_KEY, text(AuthorKey.of(book.details().author())));
    book.details().releaseDate().ifPresent(date -> item.put("releaseDate", text(date.toString())));
    item.put("version", number(book.version()));
    return item;
  }

  static Book toBook(Map<String, AttributeValue> item) {
    return new Book(
        required(item, "id").s(),
        new BookDetails(
            required(item, "name").s(),
            required(item, "author").s(),
            Optional.ofNullable(item.get("releaseDate")).map(value -> LocalDate.parse(value.s()))),
        Long.parseLong(required(item, "version").n()));
  }

  static Map<String, AttributeValue> key(String id) {
    return Map.of("id", text(id));
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static AttributeValue required(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "The item with the key %s has no attribute %s; give it one or delete it"
              .formatted(item.get("id"), name));
    }
    return value;
  }
}
