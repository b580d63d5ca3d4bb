package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import java.util.List;

/** {@code Fn::ImportValue}: an output that another stack of the same region exports. */
record ImportValue(Value name, Place place) implements Intrinsic {

  @Override
  public String kind() {
    return "Fn::ImportValue";
  }

  @Override
  public List<Value> children() {
    return List.of(name);
  }

  @Override
  public Value evaluate(Scope scope) {
    return scope.imported(scope.text(name).text(), place);
  }
}
