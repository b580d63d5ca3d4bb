package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import java.util.List;

/** {@code Ref}: a parameter, a pseudo parameter, or what a resource answers to Ref. */
record Ref(String name, Place place) implements Intrinsic {

  @Override
  public String kind() {
    return "Ref";
  }

  @Override
  public List<Value> children() {
    return List.of();
  }

  @Override
  public Value evaluate(Scope scope) {
    return scope.ref(name, place);
  }
}
