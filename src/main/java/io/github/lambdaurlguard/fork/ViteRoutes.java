package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The list of routes that Vite's server hands on to the local cloud. */
final class ViteRoutes {
  /** Prettier's, with which the frontend is formatted. */
  private static final int LINE_CHARACTERS = 80;

  private static final String START = "const API_ROUTES = [";
  private static final String END = "];";

  private ViteRoutes() {}

  static List<String> in(String config) {
    int start = config.indexOf(START);
    int end = config.indexOf(END, start);
    if (start < 0 || end < 0) {
      throw new RefusedException(Places.VITE + " has no API_ROUTES to edit");
    }
    var routes = new ArrayList<String>();
    for (var route : config.substring(start + START.length(), end).split(",", -1)) {
      if (!route.isBlank()) {
        routes.add(route.strip().replace("'", ""));
      }
    }
    return routes;
  }

  /** Edits the list, and writes it as Prettier does. */
  static String edit(String config, Consumer<List<String>> change) {
    var routes = in(config);
    change.accept(routes);
    int start = config.indexOf(START);
    int end = config.indexOf(END, start) + END.length();
    return config.substring(0, start) + listOf(routes) + config.substring(end);
  }

  private static String listOf(List<String> routes) {
    var inline =
        routes.stream()
            .map(route -> "'" + route + "'")
            .collect(Collectors.joining(", ", START, END));
    return inline.length() <= LINE_CHARACTERS
        ? inline
        : routes.stream()
            .map(route -> "  '" + route + "',\n")
            .collect(Collectors.joining("", START + "\n", END));
  }
}
