package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A YAML file as its lines, edited in place as a person would: what is not edited, comments and
 * layout included, stays as it is. It knows block style, which is how the templates are written.
 */
final class YamlText {
  private final String name;
  private final List<String> lines;

  YamlText(String name, String text) {
    this.name = name;
    this.lines = new ArrayList<>(text.lines().toList());
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /**
   * Some lines that belong together.
   *
   * @param start the line of the key, or of the list's dash
   * @param end the line behind the last one
   * @param indent of the start
   */
  record Block(int start, int end, int indent) {}

  /**
   * The block of a key, by the keys that lead there. An entry of a list is named by its first line,
   * such as {@code - Sid: Name}.
   */
  Block block(String... path) {
    return find(path)
        .orElseThrow(
            () ->
                new RefusedException(
                    "%s has no %s in block style; add the function by hand (docs/your-own-functions.md)"
                        .formatted(name, String.join(" / ", path))));
  }

  Optional<Block> find(String... path) {
    var block = Optional.of(new Block(-1, lines.size(), -1));
    for (var key : path) {
      block = block.flatMap(parent -> child(parent, key));
    }
    return block;
  }

  /** The keys in a block, in their order; none if the block is missing. */
  List<String> keys(String... path) {
    return find(path).stream()
        .flatMap(parent -> children(parent).stream())
        .map(line -> lines.get(line).strip())
        .filter(line -> line.contains(":") && !line.startsWith("-"))
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }

  /** The entries of a list, as their first lines. */
  List<String> entries(String... path) {
    return find(path).stream()
        .flatMap(parent -> children(parent).stream())
        .map(line -> lines.get(line).strip())
        .filter(line -> line.startsWith("- "))
        .toList();
  }

  /** The lines of a block, as they stand. */
  List<String> lines(Block block) {
    return List.copyOf(lines.subList(block.start(), block.end()));
  }

  private Optional<Block> child(Block parent, String key) {
    for (int line : children(parent)) {
      var text = lines.get(line).strip();
      if (text.equals(key) || text.startsWith(key + ":")) {
        return Optional.of(blockAt(line));
      }
    }
    return Optional.empty();
  }

  /** The lines directly in a block: of keys, or of the dashes of a list. */
  private List<Integer> children(Block parent) {
    var isEntry = parent.start() >= 0 && lines.get(parent.start()).strip().startsWith("- ");
    int indent = isEntry ? parent.indent() + 2 : -1;
    var children = new ArrayList<Integer>();
    for (int line = parent.start() + 1; line < parent.end(); line++) {
      if (!isContent(line)) {
        continue;
      }
      if (indent < 0) {
        indent = indentOf(line);
      }
      if (indentOf(line) == indent) {
        children.add(line);
      }
    }
    return children;
  }

  private Block blockAt(int start) {
    int indent = indentOf(start);
    int end = start + 1;
    for (int line = start + 1; line < lines.size(); line++) {
      if (lines.get(line).isBlank()) {
        continue;
      }
      if (indentOf(line) <= indent) {
        break;
      }
      end = line + 1;
    }
    return new Block(start, end, indent);
  }

  private boolean isContent(int line) {
    var text = lines.get(line).strip();
    return !text.isEmpty() && !text.startsWith("#");
  }

  private int indentOf(int line) {
    var text = lines.get(line);
    return text.length() - text.stripLeading().length();
  }

  /** Puts lines behind a block. */
  void insertAfter(Block block, String text) {
    lines.addAll(block.end(), text.lines().toList());
  }

  /** Puts lines before a block and the comments that stand directly above it. */
  void insertBefore(Block block, String text) {
    lines.addAll(startWithComments(block), text.lines().toList());
  }

  /** Replaces the lines of a block. */
  void replace(Block block, List<String> replacement) {
    var old = lines.subList(block.start(), block.end());
    old.clear();
    lines.addAll(block.start(), replacement);
  }

  /** Removes a block with the comments directly above it and an empty line behind it. */
  void remove(Block block) {
    int start = startWithComments(block);
    int end = block.end();
    boolean betweenEmptyLines =
        end < lines.size() && lines.get(end).isBlank() && start > 0 && endsSection(start - 1);
    lines.subList(start, betweenEmptyLines ? end + 1 : end).clear();
  }

  private boolean endsSection(int line) {
    return lines.get(line).isBlank() || lines.get(line).endsWith(":");
  }

  private int startWithComments(Block block) {
    int start = block.start();
    while (start > 0
        && lines.get(start - 1).strip().startsWith("#")
        && indentOf(start - 1) == block.indent()) {
      start--;
    }
    return start;
  }
}
