package io.github.lambdaurlguard.fork;

import static io.github.lambdaurlguard.fork.Places.BACKEND;
import static io.github.lambdaurlguard.fork.Places.EDGE;

import java.util.List;
import java.util.Locale;

/** Refuses a function whose names or routes something else has. */
final class TakenNames {
  private static final List<String> SECTIONS =
      List.of("Parameters", "Conditions", "Resources", "Outputs");

  /** What the templates call a function's parts, behind its name. */
  private static final List<String> PARTS =
      List.of(
          "",
          "LogGroup",
          "Role",
          "Version",
          "Alias",
          "Url",
          "Arn",
          "Table",
          "ErrorAlarm",
          "ThrottleAlarm",
          "LatencyAlarm",
          "TableThrottleAlarm");

  private static final String JAVA = "src/main/java/";
  private static final String TESTS = "src/test/java/";

  private final Checkout checkout;

  TakenNames(Checkout checkout) {
    this.checkout = checkout;
  }

  void check(FunctionOptions options) {
    for (var template : List.of(BACKEND, EDGE, Places.COMPACT_EDGE)) {
      if (checkout.exists(template)) {
        checkLogicalIds(template, options.name());
      }
    }
    checkParameter(options.name());
    checkSmokeRoute(options.name());
    checkFiles(options);
    checkRoutes(options);
    options.routes().forEach(this::checkApplication);
  }

  private void checkLogicalIds(String template, FunctionName name) {
    var yaml = new YamlText(template, checkout.read(template));
    for (var section : SECTIONS) {
      for (var key : yaml.keys(section)) {
        for (var part : PARTS) {
          if (key.equalsIgnoreCase(name.className() + part)) {
            throw new RefusedException(
                "the name %s is taken: %s has %s under %s"
                    .formatted(name.kebab(), template, key, section));
          }
        }
      }
    }
    for (var origin : yaml.entries(Places.ORIGINS)) {
      if (origin.equalsIgnoreCase("- Id: " + name.className())) {
        throw new RefusedException(
            "the name %s is taken: %s has the origin %s"
                .formatted(name.kebab(), template, origin.substring(6)));
      }
    }
  }

  private void checkParameter(FunctionName name) {
    var yaml = new YamlText(BACKEND, checkout.read(BACKEND));
    for (var parameter : yaml.keys(Places.PUBLISHED)) {
      if (parameter.startsWith(name.kebab() + "/")) {
        throw new RefusedException(
            "the name %s is taken: %s publishes the parameter %s"
                .formatted(name.kebab(), BACKEND, parameter));
      }
    }
  }

  private void checkSmokeRoute(FunctionName name) {
    if (checkout.read(Places.ROUTES).contains("  " + name.constant() + "(")) {
      throw new RefusedException(
          "the name %s is taken: %s has %s"
              .formatted(name.kebab(), Places.ROUTES, name.constant()));
    }
  }

  private void checkFiles(FunctionOptions options) {
    var folder = options.packageFolder();
    for (var path :
        List.of(
            JAVA + folder + "/" + options.name().className() + ".java",
            TESTS + folder + "/" + options.name().className() + "Test.java",
            Places.SMOKE_TESTS + options.name().className() + "IT.java",
            Places.SMOKE_TESTS + options.name().className() + ".java")) {
      if (hasFile(path)) {
        throw new RefusedException(
            "the name %s is taken: there is %s".formatted(options.name().kebab(), path));
      }
    }
    if (!options.hasPackage()) {
      for (var sources : List.of(JAVA, TESTS)) {
        if (checkout.exists(sources + folder)) {
          throw new RefusedException(
              "the name %s is taken: there is the folder %s; choose another, or name a --package"
                  .formatted(options.name().kebab(), sources + folder));
        }
      }
    }
  }

  /** Also on file systems that tell no case, where the class of one name hides the other's. */
  private boolean hasFile(String path) {
    var folder = path.substring(0, path.lastIndexOf('/'));
    return checkout.files(folder).stream()
        .anyMatch(file -> file.toLowerCase(Locale.ROOT).equals(path.toLowerCase(Locale.ROOT)));
  }

  private void checkRoutes(FunctionOptions options) {
    var behaviors = new YamlText(EDGE, checkout.read(EDGE)).entries(Places.BEHAVIORS);
    for (var route : options.routes()) {
      for (var behavior : behaviors) {
        var pattern = unquoted(behavior.replaceFirst("^- PathPattern:", "").strip());
        var existing = new RoutePattern(pattern.startsWith("/") ? pattern : "/" + pattern);
        if (route.overlaps(existing)) {
          throw new RefusedException(
              "the route %s is taken: %s has %s, and the first pattern that matches wins"
                  .formatted(route.text(), EDGE, existing.text()));
        }
      }
      for (var other : options.routes()) {
        if (!other.equals(route) && route.overlaps(other)) {
          throw new RefusedException(
              "the routes %s and %s match the same paths".formatted(route.text(), other.text()));
        }
      }
    }
  }

  private static String unquoted(String text) {
    var bare = text.contains(" #") ? text.substring(0, text.indexOf(" #")).strip() : text;
    return bare.length() > 1 && "\"'".indexOf(bare.charAt(0)) >= 0
        ? bare.substring(1, bare.length() - 1)
        : bare;
  }

  /** A page of the application at a path of the function could not be opened by its address. */
  private void checkApplication(RoutePattern route) {
    var page = route.prefix();
    if (page.isEmpty()) {
      return;
    }
    for (var file : checkout.files("frontend/src")) {
      if (!file.endsWith(".ts") && !file.endsWith(".tsx")) {
        continue;
      }
      var text = checkout.read(file);
      for (var quote : List.of("'", "\"", "`")) {
        for (var behind : List.of(quote, "/", "?")) {
          if (text.contains(quote + page + behind)) {
            throw new RefusedException(
                "the route %s is taken: the application has %s, in %s"
                    .formatted(route.text(), page, file));
          }
        }
      }
    }
  }
}
