package io.github.lambdaurlguard.localcloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** A document in YAML or JSON that is no template. */
public final class PlainDocument {
  private PlainDocument() {}

  /**
   * Reads a file.
   *
   * @throws TemplateException if it cannot be read, or is no object
   */
  public static Map<String, Object> read(Path file) {
    var start = new Location(file.toString(), 1, 1);
    try {
      var syntax = new YamlSyntax(file.toString());
      if (syntax.parse(Files.readString(file)) instanceof MappingNode object) {
        return new PlainTree(syntax::location).of(object);
      }
    } catch (IOException e) {
      throw new TemplateException(start, "", "cannot be read: " + e.getMessage());
    }
    throw new TemplateException(start, "", "must be an object");
  }
}
