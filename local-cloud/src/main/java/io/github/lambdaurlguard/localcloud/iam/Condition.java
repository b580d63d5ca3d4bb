package io.github.lambdaurlguard.localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One key of a statement's Condition, with one operator. */
record Condition(Operator operator, boolean ifExists, String key, List<String> values) {
  private static final String IF_EXISTS = "IfExists";

  /** The conditions of a Condition element; all have to hold. */
  static List<Condition> of(Element element) {
    List<Condition> conditions = new ArrayList<>();
    for (String operatorName : element.names()) {
      Element keys = element.child(operatorName);
      boolean ifExists = operatorName.endsWith(IF_EXISTS);
      String name =
          ifExists
              ? operatorName.substring(0, operatorName.length() - IF_EXISTS.length())
              : operatorName;
      Operator operator =
          Operator.named(name)
              .filter(known -> known != Operator.NULL || !ifExists)
              .orElseThrow(
                  () ->
                      keys.error(
                          "the condition operator is not implemented by the local cloud; use"
                              + " another or correct its spelling"));
      for (String key : keys.names()) {
        conditions.add(
            new Condition(operator, ifExists, key, Patterns.literal(keys.child(key)).texts()));
      }
    }
    return conditions;
  }

  boolean holds(AccessRequest request) {
    Optional<String> actual = request.value(key);
    if (operator == Operator.NULL) {
      return values.contains(Boolean.toString(actual.isEmpty()));
    }
    if (actual.isEmpty()) {
      return ifExists || operator.isNegated();
    }
    boolean anyMatches = values.stream().anyMatch(value -> operator.compare(value, actual.get()));
    return anyMatches != operator.isNegated();
  }

  @Override
  public String toString() {
    return operator
        + (ifExists ? IF_EXISTS : "")
        + ' '
        + key
        + '='
        + (values.size() == 1 ? values.getFirst() : values);
  }
}
