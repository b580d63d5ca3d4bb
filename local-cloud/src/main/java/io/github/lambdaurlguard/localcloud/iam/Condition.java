package io.github.lambdaurlguard.localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One key of a statement's Condition, with one operator.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">
 *     IAM JSON policy elements: Condition</a>
 */
record Condition(Operator operator, boolean ifExists, String key, List<String> values) {
  private static final String IF_EXISTS = "IfExists";

  /** The conditions of a Condition element; all have to hold. */
  static List<Condition> of(Element element) {
    List<Condition> conditions = new ArrayList<>();
    for (String name : element.names()) {
      Element keys = element.child(name);
      boolean ifExists = name.endsWith(IF_EXISTS);
      Operator operator =
          Operator.of(ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name)
              .filter(known -> !(known == Operator.NULL && ifExists))
              .orElseThrow(
                  () ->
                      keys.error(
                          "this operator is not implemented by the local cloud; use another or"
                              + " correct its spelling"));
      for (String key : keys.names()) {
        keys.list(key).forEach(operator::requireValid);
        conditions.add(new Condition(operator, ifExists, key, keys.texts(key)));
      }
    }
    return List.copyOf(conditions);
  }

  /** Whether the request has one of the values; with a negated operator, none of them. */
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
