package io.github.lambdaurlguard.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text of this package's resources, with values in the places named {@code @name@}. Lines between
 * {@code @if A,B} and {@code @end} are there if one of the methods is; a line whose value is empty
 * goes; and a backslash at the end joins the next line where both fit into one line of Java.
 */
final class Snippet {
  private static final int JAVA_LINE_CHARACTERS = 100;

  private Snippet() {}

  static String of(String resource, Map<String, String> values) {
    return of(resource, values, Set.of());
  }

  static String of(String resource, Map<String, String> values, Set<String> methods) {
    var lines = new ArrayList<String>();
    boolean isLeftOut = false;
    for (var line : read(resource)) {
      if (line.startsWith("@if ")) {
        isLeftOut = List.of(line.substring(4).split(",")).stream().noneMatch(methods::contains);
      } else if (line.equals("@end")) {
        isLeftOut = false;
      } else if (!isLeftOut) {
        add(lines, line, values);
      }
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static void add(List<String> lines, String line, Map<String, String> values) {
    var filled = line;
    for (var value : values.entrySet()) {
      filled = filled.replace("@" + value.getKey() + "@", value.getValue());
    }
    if (filled.isEmpty() && !line.isEmpty()) {
      return;
    }
    if (lines.isEmpty() || !lines.getLast().endsWith(" \\")) {
      lines.add(filled);
      return;
    }
    var first = lines.removeLast();
    first = first.substring(0, first.length() - 2);
    if (first.length() + 1 + filled.strip().length() <= JAVA_LINE_CHARACTERS) {
      lines.add(first + " " + filled.strip());
    } else {
      lines.add(first);
      lines.add(filled);
    }
  }

  private static List<String> read(String resource) {
    try (var stream = Snippet.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("there is no resource " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
