package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import io.github.lambdaurlguard.localcloud.template.Value.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML 1.1, and JSON as its subset, in the dialect of CloudFormation: short tags are function
 * calls; merge keys and null are refused.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html">
 *     AWS CloudFormation template formats</a>
 */
final class YamlReader {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  /** In YAML 1.1 these are booleans, which become text again where a property wants text. */
  private static final Set<String> TRUES =
      Set.of("True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");

  private static final Set<String> FALSES =
      Set.of("False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

  private static final Set<String> TYPE_TAGS =
      Set.of("bool", "float", "int", "map", "null", "seq", "str");

  private final Function<Node, Location> locations;
  private final List<TemplateException> problems = new ArrayList<>();

  private YamlReader(Function<Node, Location> locations) {
    this.locations = locations;
  }

  /**
   * What was read.
   *
   * @param root with {@link Value.Unknown} where something is wrong
   */
  record Result(Value root, List<TemplateException> problems) {}

  /** Reads a tree of nodes, whose places are given. */
  static Result read(Node root, Function<Node, Location> locations) {
    YamlReader reader = new YamlReader(locations);
    Value value = reader.value(root, new Place(locations.apply(root), ""));
    return new Result(value, reader.problems);
  }

  private Value value(Node node, Place place) {
    try {
      return valid(node, place);
    } catch (TemplateException e) {
      problems.add(e);
      return new Unknown(place);
    } catch (UnknownUntilApplied _) {
      return new Unknown(place);
    }
  }

  private Value valid(Node node, Place place) {
    String tag = node.getTag().getValue();
    if (tag.startsWith(Tag.PREFIX)) {
      String type = tag.substring(Tag.PREFIX.length());
      if (!TYPE_TAGS.contains(type)) {
        throw place.error("CloudFormation does not support the YAML tag !!" + type);
      }
      return untagged(node, place);
    }
    String name = functionName(tag);
    Intrinsics.requireKnown(name, tag, place);
    return Intrinsics.of(name, untagged(node, place.child(name)), place);
  }

  static String functionName(String tag) {
    String name = tag.substring(1);
    return name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
  }

  private Value untagged(Node node, Place place) {
    return switch (node) {
      case ScalarNode scalar -> text(scalar, place);
      case SequenceNode sequence -> sequence(sequence, place);
      case MappingNode mapping -> mapping(mapping, place);
      default -> throw new IllegalArgumentException("unexpected node at " + place);
    };
  }

  private static Text text(ScalarNode scalar, Place place) {
    if (isNull(scalar)) {
      throw place.error("null is not allowed in templates; give it a value or remove it");
    }
    return new Text(text(scalar), false, place);
  }

  static boolean isNull(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.PLAIN && NULLS.contains(scalar.getValue());
  }

  /** The text of a scalar; of a boolean in any of its forms, {@code true} or {@code false}. */
  static String text(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    return TRUES.contains(text) ? "true" : FALSES.contains(text) ? "false" : text;
  }

  private Sequence sequence(SequenceNode node, Place place) {
    List<Value> items = new ArrayList<>();
    for (Node item : node.getValue()) {
      items.add(value(item, place.child(Integer.toString(items.size()), locations.apply(item))));
    }
    return new Sequence(List.copyOf(items), place);
  }

  private Value mapping(MappingNode node, Place place) {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      try {
        add(tuple, place, entries);
      } catch (TemplateException e) {
        problems.add(e);
        if (node.getValue().size() == 1) {
          return new Unknown(place);
        }
      }
    }
    return call(entries, place)
        .orElseGet(() -> new Mapping(Collections.unmodifiableMap(entries), place));
  }

  private void add(NodeTuple tuple, Place place, Map<String, Value> entries) {
    String key = key(tuple.getKeyNode());
    Place entryPlace = place.child(key, locations.apply(tuple.getKeyNode()));
    if (key.startsWith("Fn::")) {
      Intrinsics.requireKnown(key, key, entryPlace);
    }
    Value value = value(tuple.getValueNode(), entryPlace);
    Value earlier = entries.putIfAbsent(key, value);
    if (earlier != null) {
      throw entryPlace.error(
          "the key is here twice, first at " + earlier.place().location() + "; remove one");
    }
  }

  private static Optional<Value> call(Map<String, Value> entries, Place place) {
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      String name = entry.getKey();
      if (name.startsWith("Fn::") && entries.size() > 1) {
        throw entry
            .getValue()
            .place()
            .error("a function must be the only key of its object; remove the other keys");
      }
      if (name.startsWith("Fn::") || (name.equals("Ref") && entries.size() == 1)) {
        return Optional.of(Intrinsics.of(name, entry.getValue(), place));
      }
    }
    return Optional.empty();
  }

  private String key(Node node) {
    ScalarNode scalar = scalarKey(node, locations);
    if (scalar.getValue().equals("<<")) {
      throw new TemplateException(
          locations.apply(node),
          "",
          "CloudFormation does not support YAML merge keys; write the values out");
    }
    return text(scalar);
  }

  static ScalarNode scalarKey(Node node, Function<Node, Location> locations) {
    if (node instanceof ScalarNode scalar) {
      return scalar;
    }
    throw new TemplateException(locations.apply(node), "", "a key must be text");
  }
}
