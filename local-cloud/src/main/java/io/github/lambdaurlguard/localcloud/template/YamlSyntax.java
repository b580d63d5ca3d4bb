package io.github.lambdaurlguard.localcloud.template;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Parses YAML, and tells where in the file everything is. */
record YamlSyntax(String file) {
  /** Far above any real template, far below what the call stack holds. */
  private static final int MAX_DEPTH = 100;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new FailsafeSchema()).setAllowNonScalarKeys(true).build();

  Node parse(String yaml) {
    try {
      int depth = 0;
      for (Event event : new Parse(SETTINGS).parseString(yaml)) {
        depth = check(event, depth);
      }
      return new Compose(SETTINGS)
          .composeString(yaml)
          .orElseThrow(() -> error(start(), "the template is empty; it needs a section Resources"));
    } catch (MarkedYamlEngineException e) {
      throw error(
          e.getProblemMark().or(e::getContextMark).map(this::location).orElseGet(this::start),
          "not valid YAML: "
              + Optional.ofNullable(e.getContext()).map(text -> text + ", ").orElse("")
              + e.getProblem()
              + "; correct the syntax here or just above");
    } catch (ReaderException e) {
      throw error(
          location(yaml, e.getPosition()),
          String.format(
              "the character U+%04X is not allowed in YAML; remove it", e.getCodePoint()));
    }
  }

  Location location(Node node) {
    return node.getStartMark().map(this::location).orElseGet(this::start);
  }

  private int check(Event event, int depth) {
    Location location = event.getStartMark().map(this::location).orElseGet(this::start);
    if (event instanceof AliasEvent) {
      throw error(location, "CloudFormation does not allow YAML aliases; write the value out");
    }
    if (depth > MAX_DEPTH) {
      throw error(
          location, "nested deeper than " + MAX_DEPTH + " levels; make the template flatter");
    }
    return switch (event) {
      case CollectionStartEvent start -> depth + 1;
      case CollectionEndEvent end -> depth - 1;
      default -> depth;
    };
  }

  private Location start() {
    return new Location(file, 1, 1);
  }

  private Location location(Mark mark) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Location location(String yaml, int position) {
    String before = yaml.substring(0, yaml.offsetByCodePoints(0, position));
    int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
    return new Location(file, line, before.length() - before.lastIndexOf('\n'));
  }

  private static TemplateException error(Location location, String problem) {
    return new TemplateException(location, "", problem);
  }
}
