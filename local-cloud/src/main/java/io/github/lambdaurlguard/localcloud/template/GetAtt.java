package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.List;

/** {@code Fn::GetAtt}: an attribute of a resource. */
record GetAtt(String logicalId, Value attribute, Place place) implements Intrinsic {
  private static final String FORM = "LogicalId.Attribute or [LogicalId, Attribute]";

  static GetAtt of(Value argument, Place place) {
    if (argument instanceof Text text) {
      return of(text.text(), place);
    }
    List<Value> arguments = Intrinsics.arguments(argument, 2, FORM);
    String logicalId = arguments.getFirst().asText().text();
    if (logicalId.isEmpty()
        || (arguments.getLast() instanceof Text attribute && attribute.text().isEmpty())) {
      throw place.error(
          "every Fn::GetAtt object requires two non-empty parameters, the resource name and the"
              + " resource attribute");
    }
    return new GetAtt(logicalId, arguments.getLast(), place);
  }

  static GetAtt of(String dotted, Place place) {
    int dot = dotted.indexOf('.');
    if (dot < 1 || dot == dotted.length() - 1) {
      throw place.error("Fn::GetAtt must be written as " + FORM + ", not \"" + dotted + '"');
    }
    return new GetAtt(
        dotted.substring(0, dot), new Text(dotted.substring(dot + 1), false, place), place);
  }

  @Override
  public String kind() {
    return "Fn::GetAtt";
  }

  @Override
  public List<Value> children() {
    return List.of(attribute);
  }

  @Override
  public Value evaluate(Scope scope) {
    return scope.attribute(logicalId, scope.text(attribute).text(), place);
  }
}
