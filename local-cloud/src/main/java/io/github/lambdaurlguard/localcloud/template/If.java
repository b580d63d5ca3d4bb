package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import java.util.List;

/** {@code Fn::If}: one of two values, as a condition decides. */
record If(String condition, Value then, Value otherwise, Place place) implements Intrinsic {

  static If of(Value argument, Place place) {
    List<Value> arguments =
        Intrinsics.arguments(argument, 3, "[condition name, value if true, value if false]");
    return new If(
        arguments.getFirst().asText().text(), arguments.get(1), arguments.getLast(), place);
  }

  @Override
  public String kind() {
    return "Fn::If";
  }

  @Override
  public List<Value> children() {
    return List.of(then, otherwise);
  }

  @Override
  public Value evaluate(Scope scope) {
    return scope.evaluate(chosen(scope));
  }

  Value chosen(Scope scope) {
    return scope.holds(condition) ? then : otherwise;
  }
}
