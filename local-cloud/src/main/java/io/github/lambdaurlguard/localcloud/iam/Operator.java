package io.github.lambdaurlguard.localcloud.iam;

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
  STRING_EQUALS("StringEquals"),
  STRING_NOT_EQUALS("StringNotEquals"),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase"),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase"),
  STRING_LIKE("StringLike"),
  STRING_NOT_LIKE("StringNotLike"),
  ARN_EQUALS("ArnEquals"),
  ARN_NOT_EQUALS("ArnNotEquals"),
  ARN_LIKE("ArnLike"),
  ARN_NOT_LIKE("ArnNotLike"),
  BOOL("Bool"),
  NULL("Null");

  private final String awsName;

  Operator(String awsName) {
    this.awsName = awsName;
  }

  static Optional<Operator> of(String name) {
    return Arrays.stream(values()).filter(operator -> operator.awsName.equals(name)).findFirst();
  }

  boolean isNegated() {
    return awsName.contains("Not");
  }

  /** Refuses what the operator could never compare with. */
  void requireValid(Element value) {
    PolicyVariables.refuse(value);
    boolean isBoolean = value.text().equals("true") || value.text().equals("false");
    if ((this == BOOL || this == NULL) && !isBoolean) {
      throw value.error("must be true or false, not \"" + value.text() + '"');
    }
  }

  /** Whether a value of the request is as the policy says, or as a negated operator denies. */
  boolean compare(String policy, String request) {
    return switch (this) {
      case STRING_EQUALS, STRING_NOT_EQUALS, NULL -> request.equals(policy);
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE, BOOL ->
          request.equalsIgnoreCase(policy);
      case STRING_LIKE, STRING_NOT_LIKE -> Wildcards.match(policy, request);
      // AWS: "ArnEquals and ArnLike behave identically."
      case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> Arns.match(policy, request);
    };
  }

  @Override
  public String toString() {
    return awsName;
  }
}
