package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One key of a statement's Condition, with one operator.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">
 *     IAM JSON policy elements: Condition</a>
 */
record Condition(
    Quantifier quantifier,
    Operator operator,
    boolean ifExists,
    String key,
    List<PolicyText> values) {
  private static final Pattern NAME =
      Pattern.compile("(?:(?<set>\\w+):)?(?<operator>\\w+?)(?<ifExists>IfExists)?");

  /**
   * How many of the request's values count.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
   *     Set operators for multivalued context keys</a>
   */
  private enum Quantifier {
    /** The request has one value. */
    ONE(""),
    /** One is enough, and a request without any has not enough. */
    ANY("ForAnyValue"),
    /** All have to be, which is so in a request without any. */
    ALL("ForAllValues");

    private final String awsName;

    Quantifier(String awsName) {
      this.awsName = awsName;
    }

    static Optional<Quantifier> of(String name) {
      return List.of(values()).stream().filter(each -> each.awsName.equals(name)).findFirst();
    }
  }

  /** The conditions of a Condition element; all have to hold. */
  static List<Condition> of(Document element, PolicyLanguage language) {
    List<Condition> conditions = new ArrayList<>();
    for (String name : element.names()) {
      Document keys = element.child(name);
      for (String key : keys.names()) {
        conditions.add(of(name, key, keys, language));
      }
    }
    return List.copyOf(conditions);
  }

  private static Condition of(String name, String key, Document keys, PolicyLanguage language) {
    var form = NAME.matcher(name);
    Optional<Operator> operator =
        form.matches() ? Operator.of(form.group("operator")) : Optional.empty();
    Optional<Quantifier> quantifier =
        operator.flatMap(_ -> Quantifier.of(Optional.ofNullable(form.group("set")).orElse("")));
    if (quantifier.isEmpty()
        || (operator.get() == Operator.NULL && !name.equals(Operator.NULL.toString()))) {
      throw keys.error(
          "this operator is not implemented by the local cloud; use another or correct its"
              + " spelling");
    }
    keys.list(key).forEach(operator.get()::requireValid);
    return new Condition(
        quantifier.get(),
        operator.get(),
        form.group("ifExists") != null,
        key,
        keys.list(key).stream().map(language::text).toList());
  }

  /** Whether the request has one of the values; with a negated operator, none of them. */
  boolean holds(AccessRequest request) {
    Optional<String> actual = request.value(key);
    if (operator == Operator.NULL) {
      return values.getFirst().written().equals(Boolean.toString(actual.isEmpty()));
    }
    if (actual.isEmpty()) {
      return switch (quantifier) {
        case ONE -> ifExists || operator.isNegated();
        case ANY -> ifExists;
        case ALL -> true;
      };
    }
    return isAnyOf(actual.get(), request) != operator.isNegated();
  }

  private boolean isAnyOf(String actual, AccessRequest request) {
    return values.stream()
        .flatMap(value -> value.of(request).stream())
        .anyMatch(value -> operator.compare(value, actual));
  }

  @Override
  public String toString() {
    return (quantifier == Quantifier.ONE ? "" : quantifier.awsName + ':')
        + operator
        + (ifExists ? "IfExists" : "")
        + ' '
        + key
        + '='
        + (values.size() == 1 ? values.getFirst() : values);
  }
}
