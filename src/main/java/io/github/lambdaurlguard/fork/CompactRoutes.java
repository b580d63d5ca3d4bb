package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The signer's table of routes in edge-compact.yaml: lines that a semicolon joins. */
final class CompactRoutes {
  /** What stands before the paths there. */
  static final String BASE = "/api";

  private static final String URL = " ${";

  private CompactRoutes() {}

  static String add(String template, List<String> routes) {
    var lines = new ArrayList<>(template.lines().toList());
    int last = last(lines);
    var indent = lines.get(last).substring(0, lines.get(last).indexOf(lines.get(last).strip()));
    lines.set(last, lines.get(last) + ";");
    lines.addAll(last + 1, routes.stream().map(route -> indent + route + ";").toList());
    int newLast = last + routes.size();
    lines.set(newLast, withoutEnd(lines.get(newLast)));
    return String.join("\n", lines) + "\n";
  }

  /** Removes lines, and the semicolon of the one that is the last then. */
  static String remove(String template, Predicate<String> isGone) {
    var lines = new ArrayList<>(template.lines().toList());
    lines.removeIf(line -> isRoute(line) && isGone.test(line));
    int last = last(lines);
    lines.set(last, withoutEnd(lines.get(last)));
    return String.join("\n", lines) + "\n";
  }

  private static int last(List<String> lines) {
    for (int line = lines.size() - 1; line >= 0; line--) {
      if (isRoute(lines.get(line))) {
        return line;
      }
    }
    throw new RefusedException(
        Places.COMPACT_EDGE
            + " has no table of routes; add the function by hand, or delete the file");
  }

  private static boolean isRoute(String line) {
    return line.contains(" " + BASE + "/")
        && line.contains(URL)
        && withoutEnd(line).endsWith("Url}");
  }

  private static String withoutEnd(String line) {
    return line.endsWith(";") ? line.substring(0, line.length() - 1) : line;
  }
}
