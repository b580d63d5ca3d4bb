package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads YAML, and JSON as its subset, in the dialect of CloudFormation: short tags are function
 * calls; aliases, merge keys and null are refused.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html">
 *     AWS CloudFormation template formats</a>
 */
final class YamlReader {
  /** Far above any real template, far below what the call stack holds. */
  private static final int MAX_DEPTH = 100;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> BOOLEANS = Set.of("True", "TRUE", "False", "FALSE");

  private final String file;

  private YamlReader(String file) {
    this.file = file;
  }

  static Value read(String file, String yaml) {
    return new YamlReader(file).read(yaml);
  }

  private Value read(String yaml) {
    LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    Place start = new Place(new Location(file, 1, 1), "");
    try {
      int depth = 0;
      for (Event event : new Parse(settings).parseString(yaml)) {
        depth = depth(event, depth);
      }
      Node root =
          new Compose(settings)
              .composeString(yaml)
              .orElseThrow(() -> start.error("the template is empty; it needs Resources"));
      return value(root, new Place(location(root), ""));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      throw new TemplateException(
          mark.map(this::location).orElse(start.location()),
          "",
          "not valid YAML: " + problem(e) + "; correct the syntax here or just above");
    } catch (YamlEngineException e) {
      throw start.error("not valid YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
  }

  private static String problem(MarkedYamlEngineException e) {
    return Optional.ofNullable(e.getContext()).map(context -> context + ", ").orElse("")
        + e.getProblem();
  }

  private int depth(Event event, int depth) {
    Place place =
        new Place(event.getStartMark().map(this::location).orElse(new Location(file, 1, 1)), "");
    if (event instanceof AliasEvent) {
      throw place.error("CloudFormation does not support YAML aliases; write the value out");
    }
    if (depth > MAX_DEPTH) {
      throw place.error("nested deeper than " + MAX_DEPTH + " levels; make the template flatter");
    }
    return switch (event) {
      case CollectionStartEvent start -> depth + 1;
      case CollectionEndEvent end -> depth - 1;
      default -> depth;
    };
  }

  private Value value(Node node, Place place) {
    String tag = node.getTag().getValue();
    if (tag.startsWith(Tag.PREFIX)) {
      return untagged(node, place);
    }
    String name = functionName(tag);
    Intrinsics.requireKnown(name, tag, place);
    return Intrinsics.of(name, untagged(node, place.child(name)), place);
  }

  private static String functionName(String tag) {
    String name = tag.substring(1);
    return name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
  }

  private Value untagged(Node node, Place place) {
    return switch (node) {
      case ScalarNode scalar -> text(scalar, place);
      case SequenceNode sequence -> sequence(sequence, place);
      case MappingNode mapping -> mapping(mapping, place);
      default -> throw place.error("CloudFormation does not support this kind of YAML node");
    };
  }

  private static Value text(ScalarNode scalar, Place place) {
    String text = scalar.getValue();
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    if (plain && NULLS.contains(text)) {
      throw place.error("null is not allowed in templates; give it a value or remove it");
    }
    boolean typed = plain && BOOLEANS.contains(text);
    return new Text(typed ? text.toLowerCase(Locale.ROOT) : text, false, place);
  }

  private Sequence sequence(SequenceNode node, Place place) {
    List<Value> items = new ArrayList<>();
    for (Node item : node.getValue()) {
      items.add(value(item, place.child(Integer.toString(items.size()), location(item))));
    }
    return new Sequence(List.copyOf(items), place);
  }

  private Value mapping(MappingNode node, Place place) {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      String key = key(tuple.getKeyNode(), place);
      Place entryPlace = place.child(key, location(tuple.getKeyNode()));
      if (key.startsWith("Fn::")) {
        Intrinsics.requireKnown(key, key, entryPlace);
      }
      Value earlier = entries.put(key, value(tuple.getValueNode(), entryPlace));
      if (earlier != null) {
        throw entryPlace.error(
            "the key is here twice, first at " + earlier.place().location() + "; remove one");
      }
    }
    return intrinsic(entries, place)
        .orElseGet(() -> new Mapping(Collections.unmodifiableMap(entries), place));
  }

  private static Optional<Value> intrinsic(Map<String, Value> entries, Place place) {
    for (Map.Entry<String, Value> entry : entries.entrySet()) {
      String name = entry.getKey();
      if (name.startsWith("Fn::") && entries.size() > 1) {
        throw entry.getValue().place().error(name + " must be the only key of its object");
      }
      if (name.startsWith("Fn::") || (name.equals("Ref") && entries.size() == 1)) {
        return Optional.of(Intrinsics.of(name, entry.getValue(), place));
      }
    }
    return Optional.empty();
  }

  private String key(Node node, Place place) {
    if (!(node instanceof ScalarNode scalar)) {
      throw place.child("?", location(node)).error("a key must be text");
    }
    if (scalar.getValue().equals("<<")) {
      throw place
          .child("<<", location(node))
          .error("CloudFormation does not support YAML merge keys; write the values out");
    }
    return scalar.getValue();
  }

  private Location location(Node node) {
    return node.getStartMark().map(this::location).orElse(new Location(file, 1, 1));
  }

  private Location location(Mark mark) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
