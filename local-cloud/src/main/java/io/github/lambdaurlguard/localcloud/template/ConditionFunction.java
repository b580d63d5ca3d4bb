package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import java.util.List;
import java.util.Set;

/**
 * A function that is true or false; the Conditions section is made of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html">
 *     Condition functions</a>
 */
sealed interface ConditionFunction extends Intrinsic {

  boolean holds(Scope scope);

  @Override
  default Value evaluate(Scope scope) {
    throw place().error(kind() + " may be used only in Conditions; use Fn::If here");
  }

  static ConditionFunction of(Value value) {
    if (value instanceof ConditionFunction function) {
      return function;
    }
    if (value instanceof Mapping(var entries, Place place)
        && entries.keySet().equals(Set.of("Condition"))) {
      return new Named(entries.get("Condition").asText().text(), place);
    }
    throw value
        .place()
        .error(
            "must be a condition (Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition), not "
                + value.kind());
  }

  private static List<ConditionFunction> several(Value argument) {
    if (argument instanceof Sequence sequence
        && sequence.items().size() >= 2
        && sequence.items().size() <= 10) {
      return sequence.items().stream().map(ConditionFunction::of).toList();
    }
    throw argument.place().error("must be a list of two to ten conditions");
  }

  record And(List<ConditionFunction> conditions, Place place) implements ConditionFunction {

    static And of(Value argument, Place place) {
      return new And(several(argument), place);
    }

    @Override
    public String kind() {
      return "Fn::And";
    }

    @Override
    public List<Value> children() {
      return List.copyOf(conditions);
    }

    @Override
    public boolean holds(Scope scope) {
      return conditions.stream().allMatch(condition -> condition.holds(scope));
    }
  }

  record Or(List<ConditionFunction> conditions, Place place) implements ConditionFunction {

    static Or of(Value argument, Place place) {
      return new Or(several(argument), place);
    }

    @Override
    public String kind() {
      return "Fn::Or";
    }

    @Override
    public List<Value> children() {
      return List.copyOf(conditions);
    }

    @Override
    public boolean holds(Scope scope) {
      return conditions.stream().anyMatch(condition -> condition.holds(scope));
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

    static Equals of(Value argument, Place place) {
      List<Value> arguments = Intrinsics.arguments(argument, 2, "[value, value]");
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
