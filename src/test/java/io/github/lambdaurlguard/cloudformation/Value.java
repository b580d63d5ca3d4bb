package io.github.lambdaurlguard.cloudformation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a template: a mapping, a list, a text, or nothing. Intrinsic functions are told by
 * their tags ({@code !Ref}, {@code !If}); whoever asks for the text of one gets tag and argument.
 */
record Value(Optional<Node> node) {
  private static final String NO_VALUE = "!Ref AWS::NoValue";

  static Value of(Node node) {
    return new Value(Optional.of(node));
  }

  boolean isPresent() {
    return node.isPresent() && !text().equals(NO_VALUE);
  }

  /** The value at the end of a path of keys; nothing if any of them is missing. */
  Value at(String... path) {
    var value = this;
    for (var key : path) {
      value = value.entries().getOrDefault(key, new Value(Optional.empty()));
    }
    return value;
  }

  /** The entries of a mapping, in order; none of anything else. */
  Map<String, Value> entries() {
    var entries = new LinkedHashMap<String, Value>();
    if (node.orElse(null) instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              entry ->
                  entries.put(Value.of(entry.getKeyNode()).text(), Value.of(entry.getValueNode())));
    }
    return entries;
  }

  /** The items of a list; a single value counts as a list of one, as IAM reads it. */
  List<Value> items() {
    if (node.isEmpty()) {
      return List.of();
    }
    return node.get() instanceof SequenceNode list && !isIf()
        ? list.getValue().stream().map(Value::of).flatMap(Value::choices).toList()
        : choices().toList();
  }

  /** The items of a list as they are written, and all that an {@code !If} can choose. */
  List<Value> parts() {
    return node.orElse(null) instanceof SequenceNode list
        ? list.getValue().stream().map(Value::of).toList()
        : List.of();
  }

  /** The texts of a list that no {@code !If} decides about. */
  List<String> unconditionalTexts() {
    return node.orElse(null) instanceof SequenceNode list
        ? list.getValue().stream().map(Value::of).map(Value::text).toList()
        : List.of();
  }

  /** What {@code !If} can choose, without {@code AWS::NoValue}; of anything else, itself. */
  Stream<Value> choices() {
    if (isIf() && node.orElseThrow() instanceof SequenceNode choice) {
      return choice.getValue().stream().skip(1).map(Value::of).flatMap(Value::choices);
    }
    return Stream.of(this).filter(Value::isPresent);
  }

  List<String> texts() {
    return items().stream().map(Value::text).toList();
  }

  /** A scalar's text; before it the tag if it is an intrinsic function; empty for anything else. */
  String text() {
    return node.orElse(null) instanceof ScalarNode scalar ? tag() + scalar.getValue() : "";
  }

  boolean is(String text) {
    return text().equals(text);
  }

  /** The name in {@code !Ref NAME}, or in {@code !GetAtt NAME.Attribute}. */
  Optional<String> reference() {
    var text = text();
    if (text.startsWith("!Ref ")) {
      return Optional.of(text.substring("!Ref ".length()));
    }
    return text.startsWith("!GetAtt ")
        ? Optional.of(text.substring("!GetAtt ".length()).replaceFirst("\\..*", ""))
        : Optional.empty();
  }

  /** The number of its line in the file, from 1. */
  int line() {
    return node.flatMap(Node::getStartMark).map(Mark::getLine).orElse(-1) + 1;
  }

  private boolean isIf() {
    return tag().equals("!If ");
  }

  private String tag() {
    var tag = node.map(tagged -> tagged.getTag().getValue()).orElse("");
    return tag.startsWith("!") ? tag + " " : "";
  }
}
