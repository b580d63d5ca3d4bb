package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** {@code Fn::Split}: the parts of a text between the delimiters, empty ones too. */
record Split(Text delimiter, Value text, Place place) implements Intrinsic {

  static Split of(Value argument, Place place) {
    List<Value> arguments = Intrinsics.arguments(argument, 2, "[delimiter, text]");
    Text delimiter = arguments.getFirst().asText();
    if (delimiter.text().isEmpty()) {
      throw delimiter.place().error("the delimiter of Fn::Split must not be empty");
    }
    return new Split(delimiter, arguments.getLast(), place);
  }

  @Override
  public String kind() {
    return "Fn::Split";
  }

  @Override
  public List<Value> children() {
    return List.of(delimiter, text);
  }

  @Override
  public Value evaluate(Scope scope) {
    Text whole = scope.text(text);
    String[] parts = whole.text().split(Pattern.quote(delimiter.text()), -1);
    return new Sequence(
        Arrays.stream(parts).<Value>map(part -> new Text(part, whole.secret(), place)).toList(),
        place);
  }
}
