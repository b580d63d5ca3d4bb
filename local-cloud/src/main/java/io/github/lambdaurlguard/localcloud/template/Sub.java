package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code Fn::Sub}: a text with variables, which are references unless the call defines them.
 *
 * @param parts literal texts and variables in turn
 * @param definitions the variables that the call defines, used or not
 */
record Sub(List<Value> parts, List<Value> definitions, Place place) implements Intrinsic {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:]+");

  static Sub of(Value argument, Place place) {
    if (argument instanceof Text text) {
      return of(text.text(), Map.of(), place);
    }
    List<Value> arguments =
        Intrinsics.arguments(argument, 2, "a text or [text, object of variables]");
    Map<String, Value> definitions = arguments.getLast().asMapping().entries();
    if (definitions.isEmpty()) {
      throw arguments
          .getLast()
          .place()
          .error("Fn::Sub takes no empty object of variables; write the text alone");
    }
    return of(arguments.getFirst().asText().text(), definitions, place);
  }

  private static Sub of(String text, Map<String, Value> definitions, Place place) {
    List<Value> parts = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(new Text(text.substring(end, matcher.start()), false, place));
      parts.add(variable(matcher.group(1), definitions, place));
      end = matcher.end();
    }
    parts.add(new Text(text.substring(end), false, place));
    return new Sub(List.copyOf(parts), List.copyOf(definitions.values()), place);
  }

  private static Value variable(String name, Map<String, Value> definitions, Place place) {
    if (name.startsWith("!")) {
      return new Text("${" + name.substring(1) + '}', false, place);
    }
    if (definitions.containsKey(name)) {
      return definitions.get(name);
    }
    if (!NAME.matcher(name).matches()) {
      throw place.error(
          "the variable ${"
              + name
              + "} of Fn::Sub may have only letters, digits, underscores, periods and colons; write"
              + " ${!"
              + name
              + "} for the text itself");
    }
    return name.contains(".") ? GetAtt.of(name, place) : new Ref(name, place);
  }

  @Override
  public String kind() {
    return "Fn::Sub";
  }

  @Override
  public List<Value> children() {
    return Stream.concat(parts.stream(), definitions.stream()).distinct().toList();
  }

  @Override
  public Value evaluate(Scope scope) {
    return Join.joined("", parts.stream().map(scope::text).toList(), place);
  }
}
