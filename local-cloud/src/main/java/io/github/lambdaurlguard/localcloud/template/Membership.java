package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.List;

/**
 * {@code Fn::Contains}, {@code Fn::EachMemberEquals} and {@code Fn::EachMemberIn}, which are for
 * rules only.
 *
 * @param list whose members are compared
 * @param other a text, or for the last of the three a list
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html">Rule-specific
 *     intrinsic functions</a>
 */
record Membership(String kind, Value list, Value other, Place place) implements ConditionFunction {

  static Membership of(String kind, Value argument, Place place) {
    List<Value> arguments = Intrinsics.arguments(argument, 2, form(kind));
    return new Membership(kind, arguments.getFirst(), arguments.getLast(), place);
  }

  private static String form(String kind) {
    return kind.equals("Fn::EachMemberIn") ? "[list, list]" : "[list, text]";
  }

  @Override
  public List<Value> children() {
    return List.of(list, other);
  }

  @Override
  public boolean holds(Scope scope) {
    List<String> members = texts(list, scope);
    return switch (kind) {
      case "Fn::Contains" -> members.contains(scope.text(other).text());
      case "Fn::EachMemberEquals" -> members.stream().allMatch(scope.text(other).text()::equals);
      default -> texts(other, scope).containsAll(members);
    };
  }

  private static List<String> texts(Value list, Scope scope) {
    return scope.texts(list).stream().map(Text::text).toList();
  }
}
