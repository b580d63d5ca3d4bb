package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/**
 * What a person wants to add.
 *
 * @param packageName of the handler
 * @param hasPackage whether the person named the package, which may then be there already
 * @param memory in MB
 */
record FunctionOptions(
    FunctionName name,
    List<RoutePattern> routes,
    Methods methods,
    String packageName,
    boolean hasPackage,
    int memory,
    boolean table) {
  static final String USAGE =
      """
      usage: bin/new-function NAME [option]...
        NAME              notes, or my-notes: the class MyNotes, the resources MyNotes…, the parameters my-notes/…
        --route PATTERN   the paths that CloudFront sends to it (/NAME/*); can be repeated, for example for /NAME itself
        --methods LIST    the HTTP methods, separated by commas (GET)
        --package NAME    the handler's package (io.github.lambdaurlguard.NAME)
        --memory MB       128 to 10240 (1024)
        --table           adds a DynamoDB table, and the permissions to use it
        --help            show this
      """;

  private static final String PACKAGES = "io.github.lambdaurlguard.";
  private static final int DEFAULT_MEMORY_MB = 1024;

  /** Lambda's limits of a function's memory. */
  private static final int MIN_MEMORY_MB = 128;

  private static final int MAX_MEMORY_MB = 10_240;

  /** Of these the platform is made. */
  private static final List<String> PACKAGES_OF_THE_PLATFORM =
      List.of("edge", "parameters", "fork", "cloudformation", "testing", "cost", "scale", "smoke");

  /** Reads the arguments; empty if the usage is asked for. */
  static Optional<FunctionOptions> parse(String... arguments) {
    var routes = new ArrayList<RoutePattern>();
    Optional<String> name = Optional.empty();
    Optional<String> packageName = Optional.empty();
    var methods = Methods.parse("GET");
    int memory = DEFAULT_MEMORY_MB;
    boolean table = false;
    var rest = new ArrayList<>(Arrays.asList(arguments));
    while (!rest.isEmpty()) {
      var argument = rest.removeFirst();
      switch (argument) {
        case "-h", "--help" -> {
          return Optional.empty();
        }
        case "--route" -> routes.add(RoutePattern.parse(valueOf(argument, rest)));
        case "--methods" -> methods = Methods.parse(valueOf(argument, rest));
        case "--package" -> packageName = Optional.of(packageName(valueOf(argument, rest)));
        case "--memory" -> memory = memory(valueOf(argument, rest));
        case "--table" -> table = true;
        default -> {
          if (argument.startsWith("-") || name.isPresent()) {
            throw new UsageException("unknown option " + argument);
          }
          name = Optional.of(argument);
        }
      }
    }
    var parsed =
        FunctionName.parse(name.orElseThrow(() -> new UsageException("the function has no name")));
    if (routes.isEmpty()) {
      routes.add(RoutePattern.parse("/" + parsed.kebab() + "/*"));
    }
    return Optional.of(
        new FunctionOptions(
            parsed,
            List.copyOf(routes),
            methods,
            packageName.orElse(PACKAGES + parsed.packageSegment()),
            packageName.isPresent(),
            memory,
            table));
  }

  private static String valueOf(String option, List<String> rest) {
    if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
      throw new UsageException(option + " needs a value");
    }
    return rest.removeFirst();
  }

  private static String packageName(String text) {
    boolean isAscii = text.chars().allMatch(character -> character < 128);
    if (!SourceVersion.isName(text) || !isAscii || text.startsWith("java.")) {
      throw new RefusedException(
          "--package %s is not a package name; write one such as com.example.notes"
              .formatted(text));
    }
    for (var platform : PACKAGES_OF_THE_PLATFORM) {
      if ((text + ".").startsWith(PACKAGES + platform + ".")) {
        throw new RefusedException(
            "--package %s belongs to the platform; choose another".formatted(text));
      }
    }
    return text;
  }

  private static int memory(String text) {
    try {
      int memory = Integer.parseInt(text);
      if (memory >= MIN_MEMORY_MB && memory <= MAX_MEMORY_MB) {
        return memory;
      }
    } catch (NumberFormatException _) {
      // Refused like a number out of range.
    }
    throw new RefusedException(
        "--memory %s is not a number of MB from %d to %d"
            .formatted(text, MIN_MEMORY_MB, MAX_MEMORY_MB));
  }

  /** What the signer takes away: the segments that all routes begin with; empty for nothing. */
  String prefix() {
    var prefix = routes.getFirst().prefix();
    for (var route : routes) {
      while (!(route.prefix() + "/").startsWith(prefix + "/")) {
        prefix = prefix.substring(0, prefix.lastIndexOf('/'));
      }
    }
    return prefix.length() > 1 && prefix.endsWith("/")
        ? prefix.substring(0, prefix.length() - 1)
        : prefix;
  }

  /** Java's path of the package. */
  String packageFolder() {
    return packageName.replace('.', '/');
  }
}
