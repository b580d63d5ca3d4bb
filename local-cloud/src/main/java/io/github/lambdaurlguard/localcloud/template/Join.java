package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.List;
import java.util.stream.Collectors;

/** {@code Fn::Join}: the texts of a list with a delimiter between. */
record Join(Text delimiter, Value list, Place place) implements Intrinsic {

  static Join of(Value argument, Place place) {
    List<Value> arguments = Intrinsics.arguments(argument, 2, "[delimiter, list of texts]");
    return new Join(arguments.getFirst().asText(), arguments.getLast(), place);
  }

  @Override
  public String kind() {
    return "Fn::Join";
  }

  @Override
  public List<Value> children() {
    return List.of(delimiter, list);
  }

  @Override
  public Value evaluate(Scope scope) {
    return joined(delimiter.text(), scope.texts(list), place);
  }

  static Text joined(String delimiter, List<Text> texts, Place place) {
    return new Text(
        texts.stream().map(Text::text).collect(Collectors.joining(delimiter)),
        texts.stream().anyMatch(Text::secret),
        place);
  }
}
