package io.github.lambdaurlguard.localcloud.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The text of a template, YAML or JSON, with a transform or without. */
final class TemplateSource {
  private static final Pattern JSON_OBJECT = Pattern.compile("\\s*+\\{\\s*+\"");

  private TemplateSource() {}

  /**
   * Reads a text.
   *
   * @throws TemplateException if it is neither YAML nor JSON, or its transform does not take it
   */
  static YamlReader.Result read(String file, String text, TemplateTransform transform) {
    YamlSyntax syntax = new YamlSyntax(file);
    Node root = syntax.parse(isJson(text) ? json(file, text) : text);
    YamlReader.Result asWritten = YamlReader.read(root, syntax::location);
    if (!isServerless(root) || !asWritten.problems().isEmpty()) {
      return asWritten;
    }
    TransformedNodes nodes = new TransformedNodes(root, syntax::location);
    Map<String, Object> written = new PlainTree(syntax::location).of((MappingNode) root);
    return YamlReader.read(nodes.of(transform.apply(written, nodes::problem)), nodes::location);
  }

  /** YAML has objects in braces too, but hardly with quoted names. */
  private static boolean isJson(String text) {
    return JSON_OBJECT.matcher(text).lookingAt();
  }

  /**
   * JSON is YAML but for tabs between its tokens, which become blanks: within its strings there are
   * none.
   */
  private static String json(String file, String text) {
    try {
      JSON.std.anyFrom(text);
      return text.replace('\t', ' ');
    } catch (JsonProcessingException e) {
      throw new TemplateException(
          new Location(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          "",
          "not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("a text can be read", e);
    }
  }

  /** Other transforms beside it are refused when the template is read. */
  private static boolean isServerless(Node root) {
    return root instanceof MappingNode mapping
        && mapping.getValue().stream()
            .filter(
                tuple ->
                    tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("Transform"))
            .map(tuple -> names(tuple.getValueNode()))
            .anyMatch(Optional.of(TemplateTransform.SERVERLESS)::equals);
  }

  /** The transform, if there is one alone. */
  private static Optional<String> names(Node transform) {
    return switch (transform) {
      case ScalarNode name -> Optional.of(name.getValue());
      case SequenceNode list when list.getValue().size() == 1 -> names(list.getValue().getFirst());
      default -> Optional.empty();
    };
  }
}
