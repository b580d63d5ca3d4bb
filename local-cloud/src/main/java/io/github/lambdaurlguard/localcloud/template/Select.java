package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code Fn::Select}: one item of a list, counted from 0. */
record Select(Value index, Value list, Place place) implements Intrinsic {
  private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

  static Select of(Value argument, Place place) {
    List<Value> arguments = Intrinsics.arguments(argument, 2, "[index, list]");
    return new Select(
        Intrinsics.allowing(Set.of("Ref", "Fn::FindInMap"), arguments.getFirst()),
        arguments.getLast(),
        place);
  }

  @Override
  public String kind() {
    return "Fn::Select";
  }

  @Override
  public List<Value> children() {
    return List.of(index, list);
  }

  @Override
  public Value evaluate(Scope scope) {
    Text wanted = scope.text(index);
    List<Value> items = scope.evaluate(list).asSequence().items();
    if (!INDEX.matcher(wanted.text()).matches()
        || Integer.parseInt(wanted.text()) >= items.size()) {
      throw place.error(
          "Fn::Select cannot select item "
              + wanted.shown()
              + " of a list of "
              + items.size()
              + "; items count from 0");
    }
    return items.get(Integer.parseInt(wanted.text())).at(place);
  }
}
