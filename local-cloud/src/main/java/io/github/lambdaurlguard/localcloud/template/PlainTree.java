package io.github.lambdaurlguard.localcloud.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A template as JSON has it: with numbers and booleans, and functions in their long form. */
record PlainTree(Function<Node, Location> locations) {
  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

  /**
   * The members of an object.
   *
   * @throws TemplateException if a key in it is no text
   */
  Map<String, Object> of(MappingNode node) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      object.put(
          YamlReader.scalarKey(tuple.getKeyNode(), locations).getValue(), of(tuple.getValueNode()));
    }
    return object;
  }

  private Object of(Node node) {
    String tag = node.getTag().getValue();
    if (tag.startsWith(Tag.PREFIX)) {
      return untagged(node);
    }
    String name = YamlReader.functionName(tag);
    Object argument = untagged(node);
    return Collections.singletonMap(
        name,
        name.equals("Fn::GetAtt") && argument instanceof String text
            ? List.of(text.split("\\.", 2))
            : argument);
  }

  private Object untagged(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> {
        List<Object> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(of(item)));
        yield items;
      }
      case MappingNode mapping -> of(mapping);
      default -> throw new IllegalArgumentException("no node of a template: " + node);
    };
  }

  private static Object scalar(ScalarNode scalar) {
    if (YamlReader.isNull(scalar)) {
      return null;
    }
    String text = YamlReader.text(scalar);
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (INTEGER.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
  }
}
