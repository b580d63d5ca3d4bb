package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;

/** Takes the books out of the sources, the tests and the builds. */
final class BookSources {
  private static final String FOLDER = "io/github/lambdaurlguard/books";
  private static final String COMMAND = "src/main/java/io/github/lambdaurlguard/fork/";
  private static final String FORK_TESTS = "build/fork-tests";
  private static final String BENCHMARKS = "benchmarks/functions";

  /** What is about the books alone. */
  private static final List<String> GONE =
      List.of(
          "src/main/java/" + FOLDER,
          "src/test/java/" + FOLDER,
          "src/test/dynamodb-local",
          BENCHMARKS,
          "benchmarks/local",
          "docs/books.http",
          "docs/books.md",
          "docs/images",
          "docs/openapi.yaml",
          "frontend/seed.json",
          // This command, which has nothing more to do.
          "bin/eject-books",
          FORK_TESTS,
          "src/test/java/io/github/lambdaurlguard/fork/EjectBooksTest.java",
          "src/main/resources/io/github/lambdaurlguard/fork/starter",
          COMMAND + "BookDocuments.java",
          COMMAND + "BookNames.java",
          COMMAND + "BookSources.java",
          COMMAND + "BookTemplates.java",
          COMMAND + "EjectBooks.java",
          COMMAND + "Functions.java",
          COMMAND + "StarterPage.java",
          COMMAND + "Xml.java");

  private final Checkout checkout;
  private final Functions functions;

  BookSources(Checkout checkout, Functions functions) {
    this.checkout = checkout;
    this.functions = functions;
  }

  void remove() {
    checkNobodyElseUsesThem();
    removeRoutesOfVite();
    GONE.forEach(checkout::delete);
    for (var file : checkout.files(Places.SMOKE_TESTS)) {
      if (file.substring(Places.SMOKE_TESTS.length()).startsWith("Book")) {
        checkout.delete(file);
      }
    }
    checkout.edit(Places.ROUTES, this::withoutSmokeRoutes);
    checkout.edit(Places.POM, BookSources::withoutBooksInThePom);
    checkout.edit(
        "build/pom.xml",
        pom ->
            pom.replace("    <module>../%s</module>\n".formatted(BENCHMARKS), "")
                .replace("    <module>fork-tests</module>\n", ""));
  }

  /** A function of the person's that calls the books' classes or reads their table. */
  private void checkNobodyElseUsesThem() {
    for (var file : checkout.files("src")) {
      if (file.endsWith(".java")
          && !file.contains("/" + FOLDER + "/")
          && checkout.read(file).lines().anyMatch(BookSources::isImport)) {
        throw new RefusedException(
            "%s uses classes of %s; copy what it needs first".formatted(file, Functions.PACKAGE));
      }
    }
    var backend = new YamlText(Places.BACKEND, checkout.read(Places.BACKEND));
    for (var function : functions.others()) {
      for (var part : List.of("", "Role")) {
        var isUser =
            backend.find("Resources", function + part).stream()
                .flatMap(block -> backend.lines(block).stream())
                .anyMatch(line -> line.contains(Functions.TABLE));
        if (isUser) {
          throw new RefusedException(
              "%s uses %s (%s%s); give it its own table first"
                  .formatted(function, Functions.TABLE, function, part));
        }
      }
    }
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ") && line.contains(" " + Functions.PACKAGE + ".");
  }

  private void removeRoutesOfVite() {
    var edge = new YamlText(Places.EDGE, checkout.read(Places.EDGE));
    for (var behavior : edge.entries(Places.BEHAVIORS)) {
      var lines = edge.lines(edge.block(Places.below(Places.BEHAVIORS, behavior)));
      var isOfBooks =
          functions.books().stream()
              .anyMatch(function -> lines.contains("            TargetOriginId: " + function));
      if (isOfBooks) {
        var pattern = new RoutePattern(behavior.substring("- PathPattern: ".length()));
        checkout.edit(
            Places.VITE,
            config -> ViteRoutes.edit(config, routes -> routes.remove(pattern.viteRoute())));
      }
    }
  }

  private String withoutSmokeRoutes(String routes) {
    var constants = new ArrayList<String>();
    int start = routes.indexOf("enum Route {\n") + "enum Route {\n".length();
    int end = routes.indexOf(");\n", start);
    for (var constant : routes.substring(start, end).split("\\),\n", -1)) {
      boolean isOfBooks =
          functions.books().stream()
              .anyMatch(
                  function ->
                      constant.contains("(\"" + function + "\"")
                          || constant.contains("(\n      \"" + function + "\""));
      if (!isOfBooks) {
        constants.add(constant);
      }
    }
    if (constants.isEmpty()) {
      throw new RefusedException(
          Places.ROUTES + " has no route but the books'; add those of " + functions.others());
    }
    return routes.substring(0, start) + String.join("),\n", constants) + routes.substring(end);
  }

  /** The package in the jar, and DynamoDB Local of the books' own tests. */
  private static String withoutBooksInThePom(String pom) {
    var text =
        Xml.without(pom, "plugin", "<id>dynamodb-local</id>")
            .replace("                    <include>" + FOLDER + "/**</include>\n", "");
    text = Xml.without(text, "environmentVariables", "<BOOKS_TABLE>");
    text = Xml.without(text, "dependencyManagement", "jackson-databind");
    text = Xml.without(text, "dependency", "<artifactId>json-schema-validator</artifactId>");
    for (var property : List.of("dynamodb-local.directory", "dynamodb-local.launcher")) {
      text = Xml.without(text, property, "");
    }
    return text;
  }
}
