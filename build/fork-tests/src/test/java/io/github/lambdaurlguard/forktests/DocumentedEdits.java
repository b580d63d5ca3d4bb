package io.github.lambdaurlguard.forktests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The code blocks of a document, each under a comment that says where it goes: {@code file PATH},
 * or {@code below "LINE" in PATH and PATH}, or {@code before}.
 */
final class DocumentedEdits {
  private static final String COMMENT = "<!-- ";
  private static final String COMMENT_END = " -->";
  private static final String FENCE = "```";

  private DocumentedEdits() {}

  /** Makes them, and tells how many. */
  static int apply(Copy copy, String document) throws IOException {
    var lines = copy.read(document).lines().toList();
    int edits = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).startsWith(COMMENT) && lines.get(i + 1).startsWith(FENCE)) {
        var instruction =
            lines.get(i).substring(COMMENT.length(), lines.get(i).length() - COMMENT_END.length());
        apply(copy, instruction, block(lines, i + 1));
        edits++;
      }
    }
    return edits;
  }

  private static List<String> block(List<String> lines, int start) {
    return lines.subList(start + 1, lines.size()).stream()
        .takeWhile(line -> !line.equals(FENCE))
        .toList();
  }

  private static void apply(Copy copy, String instruction, List<String> block) throws IOException {
    if (instruction.startsWith("file ")) {
      copy.write(instruction.substring("file ".length()), String.join("\n", block) + "\n");
      return;
    }
    var line = instruction.substring(instruction.indexOf('"') + 1, instruction.lastIndexOf('"'));
    var files = instruction.substring(instruction.lastIndexOf("\" in ") + "\" in ".length());
    for (var file : files.split(" and ", -1)) {
      copy.write(file, inserted(copy.read(file), instruction.startsWith("below "), line, block));
    }
  }

  private static String inserted(String text, boolean below, String line, List<String> block) {
    var result = new ArrayList<String>();
    boolean isFound = false;
    for (var each : text.lines().toList()) {
      if (!each.equals(line)) {
        result.add(each);
        continue;
      }
      isFound = true;
      if (below) {
        result.add(each);
        result.addAll(block);
      } else {
        result.addAll(block);
        result.add(each);
      }
    }
    if (!isFound) {
      throw new IllegalArgumentException("there is no line \"" + line + "\"");
    }
    return String.join("\n", result) + "\n";
  }
}
