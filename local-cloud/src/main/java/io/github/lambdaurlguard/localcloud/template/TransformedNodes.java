package io.github.lambdaurlguard.localcloud.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What a transform made of a template, with the places of what the person wrote: each value is
 * where the same property is, or else the resource that it was generated for.
 */
final class TransformedNodes {
  private static final String RESOURCES = "Resources/";

  private final Map<String, Location> written = new HashMap<>();
  private final TreeSet<String> logicalIds = new TreeSet<>();
  private final IdentityHashMap<Node, Location> locations = new IdentityHashMap<>();

  TransformedNodes(Node root, Function<Node, Location> locations) {
    index(root, "", locations.apply(root), locations);
  }

  private void index(Node node, String path, Location place, Function<Node, Location> locations) {
    written.put(path, place);
    switch (node) {
      case MappingNode mapping -> {
        for (NodeTuple tuple : mapping.getValue()) {
          String key = YamlReader.scalarKey(tuple.getKeyNode(), locations).getValue();
          if (path.equals("Resources")) {
            logicalIds.add(key);
          }
          index(
              tuple.getValueNode(),
              child(path, key),
              locations.apply(tuple.getKeyNode()),
              locations);
        }
      }
      case SequenceNode sequence -> {
        int i = 0;
        for (Node item : sequence.getValue()) {
          index(item, child(path, Integer.toString(i++)), locations.apply(item), locations);
        }
      }
      default -> {}
    }
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  /** Nodes of objects, lists, texts, numbers and booleans. */
  Node of(Map<String, Object> transformed) {
    return node(transformed, "");
  }

  Location location(Node node) {
    return locations.get(node);
  }

  /** An error about a resource, or about the transform. */
  TemplateException problem(String logicalId, String problem) {
    String path = logicalId.isEmpty() ? "Transform" : RESOURCES + logicalId;
    return new TemplateException(closest(path), path, problem);
  }

  private Node node(Object value, String path) {
    Node node =
        switch (value) {
          case Map<?, ?> map -> {
            List<NodeTuple> tuples = new ArrayList<>();
            map.forEach(
                (key, item) -> {
                  String name = (String) key;
                  tuples.add(
                      new NodeTuple(node(name, child(path, name)), node(item, child(path, name))));
                });
            yield new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
          }
          case List<?> list -> {
            List<Node> items = new ArrayList<>();
            for (Object item : list) {
              items.add(node(item, child(path, Integer.toString(items.size()))));
            }
            yield new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
          }
          case null -> new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
          default -> new ScalarNode(Tag.STR, value.toString(), ScalarStyle.DOUBLE_QUOTED);
        };
    locations.put(node, closest(path));
    return node;
  }

  /** Where a path is in what was written, or the longest part of it that is there. */
  private Location closest(String path) {
    String known = ofOwner(path);
    while (!written.containsKey(known)) {
      int slash = known.lastIndexOf('/');
      known = slash < 0 ? "" : known.substring(0, slash);
    }
    return written.get(known);
  }

  /** The path below the resource that the one in it was generated for: its name begins alike. */
  private String ofOwner(String path) {
    if (!path.startsWith(RESOURCES)) {
      return path;
    }
    int slash = path.indexOf('/', RESOURCES.length());
    int end = slash < 0 ? path.length() : slash;
    String owner = path.substring(RESOURCES.length(), end);
    String rest = path.substring(end);
    while (!owner.isEmpty() && !logicalIds.contains(owner)) {
      owner = owner.substring(0, owner.length() - 1);
    }
    return RESOURCES + owner + rest.replaceFirst("^/Properties/Code$", "/Properties/CodeUri");
  }
}
