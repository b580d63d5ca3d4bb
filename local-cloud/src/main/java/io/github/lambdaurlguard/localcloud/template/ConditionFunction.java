package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Unknown;
import java.util.List;
import java.util.Set;

/**
 * A function that is true or false; the sections Conditions and Rules are made of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html">
 *     Condition functions</a>
 */
sealed interface ConditionFunction extends Intrinsic
    permits ConditionFunction.Combination,
        ConditionFunction.Not,
        ConditionFunction.Equals,
        ConditionFunction.Named,
        Membership {
  int MIN_CONDITIONS = 2;
  int MAX_CONDITIONS = 10;

  boolean holds(Scope scope);

  @Override
  default Value evaluate(Scope scope) {
    throw place().error(kind() + " is allowed only as a condition; use a value here");
  }

  static ConditionFunction of(Value value) {
    if (value instanceof ConditionFunction function) {
      return function;
    }
    if (value instanceof Mapping(var entries, Place place)
        && entries.keySet().equals(Set.of("Condition"))) {
      return new Named(entries.get("Condition").asText().text(), place);
    }
    if (value instanceof Unknown) {
      throw new UnknownUntilApplied();
    }
    throw value
        .place()
        .error(
            "must be a condition (Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition), not "
                + value.kind());
  }

  /** {@code Fn::And} and {@code Fn::Or}. */
  record Combination(String kind, List<ConditionFunction> conditions, Place place)
      implements ConditionFunction {

    static Combination of(String kind, Value argument, Place place) {
      if (argument instanceof Sequence(List<Value> items, var _)
          && items.size() >= MIN_CONDITIONS
          && items.size() <= MAX_CONDITIONS) {
        return new Combination(kind, items.stream().map(ConditionFunction::of).toList(), place);
      }
      throw argument.place().error("must be a list of two to ten conditions");
    }

    @Override
    public List<Value> children() {
      return List.copyOf(conditions);
    }

    @Override
    public boolean holds(Scope scope) {
      return kind.equals("Fn::And")
          ? conditions.stream().allMatch(condition -> condition.holds(scope))
          : conditions.stream().anyMatch(condition -> condition.holds(scope));
    }
  }

  record Not(ConditionFunction condition, Place place) implements ConditionFunction {

    static Not of(Value argument, Place place) {
      Value condition = Intrinsics.arguments(argument, 1, "[condition]").getFirst();
      return new Not(ConditionFunction.of(condition), place);
    }

    @Override
    public String kind() {
      return "Fn::Not";
    }

    @Override
    public List<Value> children() {
      return List.of(condition);
    }

    @Override
    public boolean holds(Scope scope) {
      return !condition.holds(scope);
    }
  }

  record Equals(Value left, Value right, Place place) implements ConditionFunction {
    private static final Set<String> ALLOWED =
        Set.of("Ref", "Fn::FindInMap", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split");

    static Equals of(Value argument, Place place) {
      List<Value> arguments = Intrinsics.arguments(argument, 2, "[value, value]");
      arguments.forEach(value -> Intrinsics.allowing(ALLOWED, value));
      return new Equals(arguments.getFirst(), arguments.getLast(), place);
    }

    @Override
    public String kind() {
      return "Fn::Equals";
    }

    @Override
    public List<Value> children() {
      return List.of(left, right);
    }

    @Override
    public boolean holds(Scope scope) {
      return scope.text(left).text().equals(scope.text(right).text());
    }
  }

  record Named(String name, Place place) implements ConditionFunction {

    @Override
    public String kind() {
      return "Condition";
    }

    @Override
    public List<Value> children() {
      return List.of();
    }

    @Override
    public boolean holds(Scope scope) {
      return scope.holds(name);
    }
  }
}
