package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import java.util.Arrays;
import java.util.Optional;

/**
 * A condition operator: how the value that a policy gives compares with the one of the request.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">
 *     IAM JSON policy elements: Condition operators</a>
 */
enum Operator {
  STRING_EQUALS("StringEquals", Kind.TEXT),
  STRING_NOT_EQUALS("StringNotEquals", Kind.TEXT),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Kind.TEXT_IGNORING_CASE),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Kind.TEXT_IGNORING_CASE),
  STRING_LIKE("StringLike", Kind.PATTERN),
  STRING_NOT_LIKE("StringNotLike", Kind.PATTERN),
  // AWS: "ArnEquals and ArnLike behave identically."
  ARN_EQUALS("ArnEquals", Kind.ARN),
  ARN_NOT_EQUALS("ArnNotEquals", Kind.ARN),
  ARN_LIKE("ArnLike", Kind.ARN),
  ARN_NOT_LIKE("ArnNotLike", Kind.ARN),
  NUMERIC_EQUALS("NumericEquals", Kind.NUMBER, Order.EQUAL),
  NUMERIC_NOT_EQUALS("NumericNotEquals", Kind.NUMBER, Order.EQUAL),
  NUMERIC_LESS_THAN("NumericLessThan", Kind.NUMBER, Order.LESS),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Kind.NUMBER, Order.LESS_OR_EQUAL),
  NUMERIC_GREATER_THAN("NumericGreaterThan", Kind.NUMBER, Order.GREATER),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Kind.NUMBER, Order.GREATER_OR_EQUAL),
  DATE_EQUALS("DateEquals", Kind.DATE, Order.EQUAL),
  DATE_NOT_EQUALS("DateNotEquals", Kind.DATE, Order.EQUAL),
  DATE_LESS_THAN("DateLessThan", Kind.DATE, Order.LESS),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", Kind.DATE, Order.LESS_OR_EQUAL),
  DATE_GREATER_THAN("DateGreaterThan", Kind.DATE, Order.GREATER),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Kind.DATE, Order.GREATER_OR_EQUAL),
  IP_ADDRESS("IpAddress", Kind.ADDRESS),
  NOT_IP_ADDRESS("NotIpAddress", Kind.ADDRESS),
  BOOL("Bool", Kind.BOOLEAN),
  NULL("Null", Kind.BOOLEAN);

  /** What an operator compares. */
  private enum Kind {
    TEXT("text"),
    TEXT_IGNORING_CASE("text"),
    PATTERN("text"),
    ARN("text"),
    NUMBER("a number"),
    DATE("a date such as 2026-01-31T23:59:59Z, or seconds since 1970"),
    ADDRESS("an IP address, or a range such as 203.0.113.0/24"),
    BOOLEAN("true or false");

    private final String inWords;

    Kind(String inWords) {
      this.inWords = inWords;
    }
  }

  /** How a value of the request has to stand to the one of the policy. */
  private enum Order {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /** For values that {@link Comparable#compareTo} has compared. */
    boolean isOf(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }

  private final String awsName;
  private final Kind kind;
  private final Order order;

  Operator(String awsName, Kind kind) {
    this(awsName, kind, Order.EQUAL);
  }

  Operator(String awsName, Kind kind, Order order) {
    this.awsName = awsName;
    this.kind = kind;
    this.order = order;
  }

  static Optional<Operator> of(String name) {
    return Arrays.stream(values()).filter(operator -> operator.awsName.equals(name)).findFirst();
  }

  boolean isNegated() {
    return awsName.contains("Not");
  }

  /** Refuses what the operator could never compare with. */
  void requireValid(Document value) {
    String text = value.text();
    boolean isValid =
        switch (kind) {
          case TEXT, TEXT_IGNORING_CASE, PATTERN, ARN -> true;
          case NUMBER -> ConditionValues.number(text).isPresent();
          case DATE -> ConditionValues.date(text).isPresent();
          case ADDRESS -> AddressRange.parse(text).isPresent();
          case BOOLEAN -> text.equals("true") || text.equals("false");
        };
    if (!isValid) {
      throw value.error("must be " + kind.inWords + ", not \"" + text + '"');
    }
  }

  /** Whether a value of the request is as the policy says, or as a negated operator denies. */
  boolean compare(Glob policy, String request) {
    return switch (kind) {
      case TEXT -> request.equals(policy.text());
      case TEXT_IGNORING_CASE, BOOLEAN -> request.equalsIgnoreCase(policy.text());
      case PATTERN -> policy.matches(request);
      case ARN -> policy.matchesArn(request);
      case NUMBER ->
          inOrder(ConditionValues.number(request), ConditionValues.number(policy.text()));
      case DATE -> inOrder(ConditionValues.date(request), ConditionValues.date(policy.text()));
      case ADDRESS -> AddressRange.parse(policy.text()).orElseThrow().contains(request);
    };
  }

  private <T extends Comparable<T>> boolean inOrder(Optional<T> request, Optional<T> policy) {
    return request.isPresent() && order.isOf(request.get().compareTo(policy.orElseThrow()));
  }

  @Override
  public String toString() {
    return awsName;
  }
}
