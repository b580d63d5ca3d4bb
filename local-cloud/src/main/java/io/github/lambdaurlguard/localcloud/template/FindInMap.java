package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import java.util.List;
import java.util.Set;

/** {@code Fn::FindInMap}: a value of the Mappings section. */
record FindInMap(Value map, Value topLevelKey, Value secondLevelKey, Place place)
    implements Intrinsic {
  /** What else AWS::LanguageExtensions would allow needs a transform. */
  private static final Set<String> ALLOWED = Set.of("Ref", "Fn::FindInMap");

  static FindInMap of(Value argument, Place place) {
    List<Value> arguments =
        Intrinsics.arguments(argument, 3, "[map name, top-level key, second-level key]");
    arguments.forEach(key -> Intrinsics.allowing(ALLOWED, key));
    return new FindInMap(arguments.getFirst(), arguments.get(1), arguments.getLast(), place);
  }

  @Override
  public String kind() {
    return "Fn::FindInMap";
  }

  @Override
  public List<Value> children() {
    return List.of(map, topLevelKey, secondLevelKey);
  }

  @Override
  public Value evaluate(Scope scope) {
    return scope.mapped(
        List.of(scope.text(map), scope.text(topLevelKey), scope.text(secondLevelKey)), place);
  }
}
