package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The functions that a template may call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">
 *     AWS CloudFormation intrinsic function reference</a>
 */
final class Intrinsics {
  private static final Set<String> KNOWN =
      Set.of(
          "Condition",
          "Ref",
          "Fn::And",
          "Fn::Base64",
          "Fn::Cidr",
          "Fn::Contains",
          "Fn::EachMemberEquals",
          "Fn::EachMemberIn",
          "Fn::Equals",
          "Fn::FindInMap",
          "Fn::GetAtt",
          "Fn::If",
          "Fn::ImportValue",
          "Fn::Join",
          "Fn::Not",
          "Fn::Or",
          "Fn::Select",
          "Fn::Split",
          "Fn::Sub");

  private Intrinsics() {}

  static void requireKnown(String name, String asWritten, Place place) {
    if (!KNOWN.contains(name)) {
      throw place.error(
          asWritten
              + (needsTransform(name)
                  ? " needs a template transform, and transforms run only in AWS; write out what it"
                      + " generates"
                  : " is not implemented by the local cloud; write its value out"));
    }
  }

  private static boolean needsTransform(String name) {
    return name.startsWith("Fn::ForEach")
        || Set.of("Fn::Transform", "Fn::Length", "Fn::ToJsonString").contains(name);
  }

  static Intrinsic of(String name, Value argument, Place place) {
    return switch (name) {
      case "Ref" -> new Ref(argument.asText().text(), place);
      case "Condition" -> new ConditionFunction.Named(argument.asText().text(), place);
      case "Fn::And", "Fn::Or" -> ConditionFunction.Combination.of(name, argument, place);
      case "Fn::Base64" -> new Base64(argument, place);
      case "Fn::Cidr" -> Cidr.of(argument, place);
      case "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn" ->
          Membership.of(name, argument, place);
      case "Fn::Equals" -> ConditionFunction.Equals.of(argument, place);
      case "Fn::FindInMap" -> FindInMap.of(argument, place);
      case "Fn::GetAtt" -> GetAtt.of(argument, place);
      case "Fn::If" -> If.of(argument, place);
      case "Fn::ImportValue" -> new ImportValue(argument, place);
      case "Fn::Join" -> Join.of(argument, place);
      case "Fn::Not" -> ConditionFunction.Not.of(argument, place);
      case "Fn::Select" -> Select.of(argument, place);
      case "Fn::Split" -> Split.of(argument, place);
      case "Fn::Sub" -> Sub.of(argument, place);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Refuses functions where CloudFormation does not evaluate them. */
  static Value allowing(Set<String> functions, Value argument) {
    if (argument instanceof Intrinsic && !functions.contains(argument.kind())) {
      throw argument
          .place()
          .error(
              argument.kind()
                  + " is not allowed here; CloudFormation allows "
                  + String.join(", ", new TreeSet<>(functions)));
    }
    return argument;
  }

  /** The arguments of a function that takes a list of so many. */
  static List<Value> arguments(Value argument, int count, String form) {
    if (argument instanceof Sequence sequence && sequence.items().size() == count) {
      return sequence.items();
    }
    throw argument.place().error("must be written as " + form);
  }
}
