package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The handler, its tests, and the places beside the templates that name a function. */
final class FunctionFiles {
  private static final int JAVA_LINE_CHARACTERS = 100;

  /** The case of a text block's line. */
  private static final String CASE = "          ";

  private final Checkout checkout;
  private final FunctionOptions options;
  private final FunctionName name;
  private final Methods methods;

  FunctionFiles(Checkout checkout, FunctionOptions options) {
    this.checkout = checkout;
    this.options = options;
    this.name = options.name();
    this.methods = options.methods();
  }

  void write() {
    var kind = options.table() ? "TableHandler" : "Handler";
    var source = options.packageFolder() + "/" + name.className();
    var values = values();
    checkout.write(
        "src/main/java/%s.java".formatted(source),
        Snippet.of(kind + ".txt", values, methods.names()));
    values.put("cases", cases(options.table() ? tableCases() : methods.names()));
    checkout.write(
        "src/test/java/%sTest.java".formatted(source),
        Snippet.of(kind + "Test.txt", values, methods.names()));
    values.put("cases", cases(smokeCases()));
    checkout.write(
        Places.SMOKE_TESTS + name.className() + "IT.java", Snippet.of("SmokeTest.txt", values));
    checkout.edit(Places.ROUTES, this::withSmokeRoute);
    checkout.edit(Places.POM, this::withPackage);
    checkout.edit(
        Places.VITE,
        config ->
            ViteRoutes.edit(
                config,
                routes -> options.routes().forEach(route -> routes.add(route.viteRoute()))));
  }

  private Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    values.put("package", options.packageName());
    values.put("Name", name.className());
    values.put("methods", methods.labels(methods.names().toArray(String[]::new)));
    values.put("readLabels", methods.labels("GET", "HEAD"));
    values.put("writeLabels", methods.labels("PUT", "PATCH"));
    values.put("allow", methods.allow());
    return values;
  }

  private static String cases(Iterable<String> cases) {
    var lines = new ArrayList<String>();
    cases.forEach(line -> lines.add(CASE + line));
    return String.join("\n", lines);
  }

  private List<String> tableCases() {
    return methods.names().stream()
        .flatMap(
            method ->
                switch (method) {
                  case "GET", "HEAD" ->
                      List.of(
                          method + " | /kept | '' | 200",
                          method + " | /none | '' | 404",
                          method + " | / | '' | 404")
                          .stream();
                  case "POST" ->
                      List.of(method + " | / | new | 201", method + " | / | ' ' | 400").stream();
                  case "PUT", "PATCH" ->
                      List.of(
                          method + " | /kept | new | 200",
                          method + " | /kept | ' ' | 400",
                          method + " | / | new | 400")
                          .stream();
                  case "DELETE" ->
                      List.of(
                          method + " | /kept | '' | 204",
                          method + " | /none | '' | 204",
                          method + " | / | '' | 404")
                          .stream();
                  default -> List.of(method + " | / | '' | 204").stream();
                })
        .toList();
  }

  private List<String> smokeCases() {
    return methods.names().stream()
        .map(method -> "%s, %s, %d".formatted(method, distributionPath(), status(method)))
        .toList();
  }

  private String distributionPath() {
    return options.routes().getFirst().text().replace("*", "smoke-test").replace('?', '1');
  }

  /** What the signer leaves of it for the function. */
  private String pathOfTheFunction() {
    var path = distributionPath().substring(options.prefix().length());
    return path.isEmpty() ? "/" : path;
  }

  /** Of a call without a body, which changes nothing. */
  private int status(String method) {
    if (!options.table()) {
      return 200;
    }
    boolean hasId = pathOfTheFunction().length() > 1;
    return switch (method) {
      case "GET", "HEAD" -> 404;
      case "POST", "PUT", "PATCH" -> 400;
      case "DELETE" -> hasId ? 204 : 404;
      default -> 204;
    };
  }

  /** Adds the constant as google-java-format writes it. */
  private String withSmokeRoute(String routes) {
    int end = routes.indexOf(");\n");
    if (end < 0) {
      throw new RefusedException(Places.ROUTES + " has no list of constants to add one to");
    }
    return routes.substring(0, end)
        + "),\n"
        + smokeRoute()
        + ");\n"
        + routes.substring(end + ");\n".length());
  }

  private String smokeRoute() {
    var method =
        List.of("POST", "PUT", "PATCH").stream()
            .filter(methods::has)
            .findFirst()
            .orElseGet(methods::first);
    var body = methods.has("POST", "PUT", "PATCH") ? " " : "";
    var values =
        List.of(
            quoted(name.className()),
            quoted(method),
            quoted(distributionPath()),
            quoted(pathOfTheFunction()),
            quoted(body),
            Integer.toString(status(method)));
    var inline = String.join(", ", values);
    var start = "  " + name.constant() + "(";
    if ((start + inline + "),").length() <= JAVA_LINE_CHARACTERS) {
      return start + inline;
    }
    var separator = inline.length() + 8 <= JAVA_LINE_CHARACTERS ? ", " : ",\n      ";
    return start + "\n      " + String.join(separator, values);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private String withPackage(String pom) {
    int execution = pom.indexOf("<id>" + jarName(checkout).replace('.', '-') + "</id>");
    int includes = execution < 0 ? -1 : pom.indexOf("<includes>", execution);
    int end = includes < 0 ? -1 : pom.indexOf("</includes>", includes);
    if (end < 0) {
      throw new RefusedException(
          "pom.xml has no includes of the functions' jar to add the package to");
    }
    for (var line : pom.substring(includes, end).lines().toList()) {
      var included = line.strip().replace("<include>", "").replace("/**</include>", "");
      if ((options.packageFolder() + "/").startsWith(included + "/")) {
        return pom;
      }
    }
    int last = pom.lastIndexOf("</include>\n", end) + "</include>\n".length();
    int first = pom.indexOf("<include>", includes);
    var indent = pom.substring(lineStart(pom, first), first);
    return pom.substring(0, last)
        + indent
        + "<include>%s/**</include>\n".formatted(options.packageFolder())
        + pom.substring(last);
  }

  private static int lineStart(String text, int at) {
    return text.lastIndexOf('\n', at) + 1;
  }

  /** The jar of the functions, as the template names it. */
  static String jarName(Checkout checkout) {
    return checkout.read(Places.BACKEND).contains("../target/books.jar")
        ? "books.jar"
        : "functions.jar";
  }
}
