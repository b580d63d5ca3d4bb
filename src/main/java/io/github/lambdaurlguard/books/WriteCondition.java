package io.github.lambdaurlguard.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A request's preconditions as the condition of one write to DynamoDB. */
final class WriteCondition {

  private final List<String> clauses = new ArrayList<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  private WriteCondition() {}

  /** For a change of a book: it has to be there, or not to be there if the client says so. */
  static WriteCondition forUpdate(Preconditions preconditions) {
    var condition = new WriteCondition();
    if (!preconditions.wantNothingThere()) {
      condition.clauses.add("attribute_exists(id)");
    }
    return condition.and(preconditions);
  }

  static WriteCondition forDelete(Preconditions preconditions) {
    return new WriteCondition().and(preconditions);
  }

  private WriteCondition and(Preconditions preconditions) {
    preconditions
        .ifMatch()
        .ifPresent(
            tags ->
                clauses.add(
                    tags.any()
                        ? "attribute_exists(id)"
                        : versionIn(":match", tags.strongVersions())));
    preconditions
        .ifNoneMatch()
        .ifPresent(
            tags ->
                clauses.add(
                    tags.any()
                        ? "attribute_not_exists(id)"
                        : "NOT " + versionIn(":none", tags.versions())));
    return this;
  }

  private String versionIn(String prefix, Set<Long> versions) {
    var names = new ArrayList<String>();
    for (long version : versions) {
      String name = prefix + names.size();
      values.put(name, BookItem.number(version));
      names.add(name);
    }
    return "version IN (" + String.join(", ", names) + ")";
  }

  /** Nothing if every state of the book is right. */
  Optional<String> expression() {
    return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join(" AND ", clauses));
  }

  Map<String, AttributeValue> values() {
    return values;
  }
}
