package io.github.lambdaurlguard.fork;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a page to begin with in the place of the books' application. */
final class StarterPage {
  /** Prettier's, with which the frontend is formatted. */
  private static final int LINE_CHARACTERS = 80;

  private static final String FRONTEND = "frontend/";
  private static final List<String> FILES =
      List.of(
          "index.html",
          "playwright.config.ts",
          "vite.config.ts",
          "e2e/page.spec.ts",
          "src/App.test.tsx",
          "src/App.tsx",
          "src/main.tsx",
          "src/testing/setup.ts");

  /** Scripts of package.json that run the books' API in memory, or take pictures of their pages. */
  private static final List<String> SCRIPTS =
      List.of("dev:memory", "build:memory", "preview:memory", "screenshots");

  private final Checkout checkout;

  StarterPage(Checkout checkout) {
    this.checkout = checkout;
  }

  void write() {
    var routes = ViteRoutes.in(checkout.read(Places.VITE));
    for (var folder : List.of("src", "memory-api")) {
      checkout.delete(FRONTEND + folder);
    }
    for (var file : checkout.files(FRONTEND + "e2e")) {
      if (file.endsWith(".ts")) {
        checkout.delete(file);
      }
    }
    for (var file : FILES) {
      checkout.write(FRONTEND + file, Snippet.of("starter/" + file, Map.of()));
    }
    checkout.edit(
        Places.VITE, config -> ViteRoutes.edit(config, existing -> existing.addAll(routes)));
    checkout.write(FRONTEND + "src/routes.ts", routesModule());
    checkout.edit(FRONTEND + "tsconfig.node.json", text -> text.replace(", \"memory-api\"", ""));
    checkout.edit(FRONTEND + "package.json", StarterPage::withoutBooks);
  }

  /** What the page calls: an example of each route that the distribution has for a function. */
  private String routesModule() {
    var edge = new YamlText(Places.EDGE, checkout.read(Places.EDGE));
    var examples =
        edge.entries(Places.BEHAVIORS).stream()
            .map(behavior -> behavior.substring("- PathPattern: ".length()).strip())
            .map(pattern -> "'" + new RoutePattern(pattern).example() + "'")
            .toList();
    var inline = "export const routes = [" + String.join(", ", examples) + "] as const;";
    var list =
        inline.length() <= LINE_CHARACTERS
            ? inline
            : examples.stream()
                .map(example -> "  " + example + ",\n")
                .collect(Collectors.joining("", "export const routes = [\n", "] as const;"));
    return "/** A path of each route of the functions. */\n" + list + "\n";
  }

  private static String withoutBooks(String json) {
    return json.lines()
        .filter(
            line -> SCRIPTS.stream().noneMatch(script -> line.strip().startsWith("\"" + script)))
        .map(
            line ->
                line.strip().startsWith("\"description\"")
                    ? "  \"description\": \"A single-page application on Cloudscape, served by"
                        + " CloudFront\","
                    : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
