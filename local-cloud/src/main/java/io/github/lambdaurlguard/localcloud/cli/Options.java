package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.cdk.CloudAssembly;
import io.github.lambdaurlguard.localcloud.dynamodb.Seed;
import io.github.lambdaurlguard.localcloud.innerloop.JavaSources;
import io.github.lambdaurlguard.localcloud.run.RunSettings;
import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "local-cloud",
    sortOptions = false,
    usageHelpWidth = 100,
    separator = " ",
    synopsisHeading = "Usage: ",
    customSynopsis = "local-cloud --template FILE[@REGION] ... | --cdk FOLDER [options]",
    description = {
      "",
      "Runs stacks with CloudFront in front of function URLs on this machine: CloudFormation and"
          + " SAM templates and CDK applications as they are, with signatures, IAM and CloudFront's"
          + " rules enforced. Everything listens on loopback, and ends with this program. A changed"
          + " template, jar, zip or site is reloaded while it runs.",
      ""
    },
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the help or the version was shown",
      "1:a template, a file or a port stopped the start, and the console says which",
      "2:the command line is wrong",
      "130:Ctrl-C stopped it",
      "143:a request to terminate stopped it"
    },
    footer = {
      "",
      "Example:",
      "  local-cloud --template backend.yaml --template edge.yaml@us-east-1 --site SiteBucket=dist",
      "",
      "Functions run as you, with your files and your network: read other people's code before you"
          + " run it."
    })
final class Options {
  private static final String DEFAULT_REGION = "eu-central-1";
  private static final int DEFAULT_HTTPS_PORT = 8443;

  /** In characters; a longer one has a line of its own. */
  private static final int LONGEST_OPTION = 32;

  @Spec private CommandSpec spec;

  private final List<TemplateInRegion> templates = new ArrayList<>();
  private final List<TemplateInRegion> ofCdk = new ArrayList<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, Path> sites = new LinkedHashMap<>();
  private final Map<String, Path> artifacts = new LinkedHashMap<>();
  private final Map<String, Path> assets = new LinkedHashMap<>();
  private final Map<Path, String> commands = new LinkedHashMap<>();
  private final Map<String, URI> origins = new LinkedHashMap<>();
  private final Map<String, Integer> debugPorts = new LinkedHashMap<>();
  private int maxEnvironments;
  private OptionalInt httpsPort = OptionalInt.empty();
  private int port;
  private int functionUrlPort;
  private Optional<Seed> seed = Optional.empty();
  private Optional<Path> openApi = Optional.empty();

  @Option(
      names = "--allow-old-runtimes",
      order = 13,
      description = "run functions with runtimes that AWS no longer creates, such as nodejs18.x")
  private boolean takesOldRuntimes;

  @Option(
      names = "--http",
      order = 8,
      description = "no HTTPS: plain HTTP counts as the HTTPS that CloudFront requires")
  private boolean plainOnly;

  @Option(
      names = "--data",
      order = 10,
      paramLabel = "FOLDER",
      description = "keep the tables there between runs")
  private Optional<Path> data;

  @Option(
      names = "--seed",
      order = 10,
      paramLabel = "FILE",
      description =
          "the items that empty tables get before anything serves: {\"TABLE\": [ITEM, ...]}")
  void seed(Path file) {
    seed = Optional.of(checked(() -> Seed.read(OptionValues.file("--seed", file.toString()))));
  }

  @Option(
      names = "--state",
      order = 11,
      paramLabel = "FOLDER",
      description =
          "write addresses, outputs and credentials there, and keep the certificate of HTTPS"
              + " there between runs")
  private Optional<Path> state;

  @Option(
      names = "--openapi",
      order = 11,
      paramLabel = "FILE",
      description = "the OpenAPI document, YAML or JSON, that the page /__local shows")
  void openApi(Path file) {
    openApi = Optional.of(checked(() -> OptionValues.file("--openapi", file.toString())));
  }

  @Option(
      names = "--capture",
      order = 11,
      description =
          "keep queries, headers and bodies for the page /__local; secrets are always withheld")
  private boolean capture;

  @Option(
      names = "--eager",
      order = 11,
      description =
          "initialise all functions before anything serves; one that cannot start stops the start")
  private boolean eager;

  @Option(
      names = "--open",
      order = 11,
      description = "open the application in the browser once it runs")
  private boolean open;

  @Option(
      names = "--json",
      order = 11,
      description =
          "print the console as JSON lines: time, kind, text, and source and requestId if known")
  @SuppressWarnings("unused") // The console is there before the options are read.
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      order = 14,
      usageHelp = true,
      description = "show this")
  private boolean help;

  @Option(
      names = "--version",
      order = 15,
      versionHelp = true,
      description = "show the version it was built as")
  private boolean version;

  @Option(
      names = "--template",
      order = 0,
      paramLabel = "[NAME=]FILE[@REGION]",
      description =
          "a template to run, in the order given; the region defaults to "
              + DEFAULT_REGION
              + ", and the stack's name to that of the file")
  void template(List<String> values) {
    templates.clear();
    values.forEach(value -> templates.add(templateInRegion(value)));
  }

  @Option(
      names = "--cdk",
      order = 1,
      paramLabel = "FOLDER[:STACK]",
      description =
          "the cdk.out that cdk synth wrote: all stacks in their order, or one; the region is "
              + DEFAULT_REGION
              + " if the application does not set it")
  void cdk(List<String> values) {
    values.forEach(value -> checked(() -> addAssembly(value)));
  }

  private CloudAssembly addAssembly(String value) {
    var colon = Files.isDirectory(Path.of(value)) ? -1 : value.lastIndexOf(':');
    var whole =
        CloudAssembly.read(
            OptionValues.folder("--cdk", colon < 0 ? value : value.substring(0, colon)));
    var assembly = colon < 0 ? whole : whole.only(value.substring(colon + 1));
    assets.putAll(assembly.assets());
    for (var stack : assembly.stacks()) {
      ofCdk.add(
          new TemplateInRegion(
              stack.template(), stack.region().orElse(DEFAULT_REGION), Optional.of(stack.name())));
      stack.parameters().forEach(parameters::putIfAbsent);
    }
    return assembly;
  }

  @Option(
      names = "--parameter",
      order = 1,
      paramLabel = "NAME=VALUE",
      description = "a parameter, for every template that declares it")
  void parameter(List<String> values) {
    for (var value : values) {
      var pair = checked(() -> OptionValues.pair("--parameter", value));
      parameters.put(pair[0], pair[1]);
    }
  }

  @Option(
      names = "--site",
      order = 2,
      paramLabel = "BUCKET=FOLDER",
      description =
          "the folder whose files are the objects of a bucket: a logical id, or the name of a"
              + " bucket that no template defines")
  void site(List<String> values) {
    for (var value : values) {
      var pair = checked(() -> OptionValues.pair("--site", value));
      sites.put(pair[0], checked(() -> OptionValues.folder("--site", pair[1])));
    }
  }

  @Option(
      names = "--artifact",
      order = 3,
      paramLabel = "LOGICALID=FILE",
      description = "the jar or zip of a function; or S3KEY=FILE, with the key in its Code")
  void artifact(List<String> values) {
    for (var value : values) {
      var pair = checked(() -> OptionValues.pair("--artifact", value));
      artifacts.put(pair[0], checked(() -> OptionValues.file("--artifact", pair[1])));
    }
  }

  @Option(
      names = "--sources",
      order = 3,
      paramLabel = "FOLDER",
      description = "compile the functions' Java in this folder as it is saved; needs --class-path")
  private Optional<Path> sources;

  @Option(
      names = "--class-path",
      order = 3,
      paramLabel = "FILE",
      description = "the file that lists the jars for compiling --sources")
  private Optional<Path> classPath;

  @Option(
      names = "--on-change",
      order = 3,
      paramLabel = "FOLDER=COMMAND",
      description =
          "the command that builds the rest of --sources when a file in that folder changes")
  void onChange(List<String> values) {
    for (var value : values) {
      var pair = checked(() -> OptionValues.pair("--on-change", value));
      commands.put(checked(() -> OptionValues.folder("--on-change", pair[0])), pair[1]);
    }
  }

  @Option(
      names = "--origin",
      order = 4,
      paramLabel = "HOST=URL",
      description =
          "where to send requests for an origin that is neither a function URL nor a bucket:"
              + " api.example.com=http://127.0.0.1:3000")
  void origin(List<String> values) {
    for (var value : values) {
      var pair = checked(() -> OptionValues.pair("--origin", value));
      origins.put(pair[0], checked(() -> OptionValues.server("--origin", pair[1])));
    }
  }

  @Option(
      names = "--max-environments",
      order = 5,
      paramLabel = "N",
      defaultValue = "10",
      description =
          "how many processes may run one function (${DEFAULT-VALUE}); more invocations wait")
  void maxEnvironments(String value) {
    maxEnvironments = checked(() -> OptionValues.positive("--max-environments", value));
  }

  @Option(
      names = "--debug",
      order = 5,
      paramLabel = "FUNCTION=PORT",
      description =
          "let a debugger attach to a function on this port of loopback: JDWP for Java, the"
              + " inspector for Node.js; it has one environment then, never frozen, and no timeout")
  void debug(List<String> values) {
    for (var value : values) {
      var pair = checked(() -> OptionValues.pair("--debug", value));
      debugPorts.put(pair[0], checked(() -> OptionValues.debugPort("--debug", pair[1])));
    }
    if (Set.copyOf(debugPorts.values()).size() < debugPorts.size()) {
      throw new ParameterException(
          spec.commandLine(), "--debug: each function needs a port of its own");
    }
  }

  @Option(
      names = "--https-port",
      order = 6,
      paramLabel = "PORT",
      description =
          "where the distribution listens for HTTPS ("
              + DEFAULT_HTTPS_PORT
              + "); 0 picks a free port")
  void httpsPort(String value) {
    httpsPort = OptionalInt.of(checked(() -> OptionValues.port("--https-port", value)));
  }

  @Option(
      names = "--port",
      order = 7,
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "where the distribution listens for plain HTTP (${DEFAULT-VALUE}); 0 picks a free port")
  void port(String value) {
    port = checked(() -> OptionValues.port("--port", value));
  }

  @Option(
      names = "--function-url-port",
      order = 9,
      paramLabel = "PORT",
      defaultValue = "9000",
      description = "where the function URLs listen (${DEFAULT-VALUE}); 0 picks a free port")
  void functionUrlPort(String value) {
    functionUrlPort = checked(() -> OptionValues.port("--function-url-port", value));
  }

  /**
   * Reads a command line.
   *
   * @throws ParameterException with a message for the person if an argument makes no sense
   */
  static Options parse(String... arguments) {
    var options = new Options();
    // bin/local gives options of its own before those of the person: the last one counts, silently.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    new CommandLine(options).setOverwrittenOptionsAllowed(true).parseArgs(arguments);
    return options;
  }

  /**
   * What to run; empty if the help or the version is asked for.
   *
   * @throws ParameterException with a message for the person if the arguments do not go together
   */
  Optional<RunSettings> settings() {
    return help || version ? Optional.empty() : Optional.of(runSettings());
  }

  /** Whether the browser is asked for. */
  boolean opensBrowser() {
    return open;
  }

  /** What a command line shows that runs nothing: the version, or else the manual. */
  String shown() {
    return version ? version() : usage();
  }

  /** As the jar's manifest has it; classes outside of a jar have none. */
  private static String version() {
    return Optional.ofNullable(Options.class.getPackage().getImplementationVersion())
        .orElse("unknown");
  }

  /** The manual. */
  static String usage() {
    return new CommandLine(new Options())
        .setUsageHelpLongOptionsMaxWidth(LONGEST_OPTION)
        .getUsageMessage();
  }

  private RunSettings runSettings() {
    templates.addAll(ofCdk);
    if (templates.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "there is no --template or --cdk to run");
    }
    if (plainOnly && httpsPort.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--http and --https-port exclude each other");
    }
    return new RunSettings(
        List.copyOf(templates),
        Collections.unmodifiableMap(parameters),
        Collections.unmodifiableMap(sites),
        Collections.unmodifiableMap(artifacts),
        Collections.unmodifiableMap(assets),
        Collections.unmodifiableMap(origins),
        maxEnvironments,
        Collections.unmodifiableMap(debugPorts),
        takesOldRuntimes,
        port,
        plainOnly ? httpsPort : OptionalInt.of(httpsPort.orElse(DEFAULT_HTTPS_PORT)),
        functionUrlPort,
        javaSources(),
        state,
        data,
        seed,
        openApi,
        capture,
        eager);
  }

  private Optional<JavaSources> javaSources() {
    if (sources.isPresent() != classPath.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--sources and --class-path come together, or not at all");
    }
    return sources.map(
        folder ->
            new JavaSources(
                checked(() -> OptionValues.folder("--sources", folder.toString())),
                checked(
                    () -> OptionValues.file("--class-path", classPath.orElseThrow().toString())),
                Collections.unmodifiableMap(commands)));
  }

  private <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** A file whose own name has such a sign in it is taken as it is. */
  private TemplateInRegion templateInRegion(String value) {
    var equals = Files.exists(Path.of(value)) ? -1 : value.indexOf('=');
    var name = equals < 0 ? Optional.<String>empty() : Optional.of(value.substring(0, equals));
    var file = value.substring(equals + 1);
    var at = Files.exists(Path.of(file)) ? -1 : file.lastIndexOf('@');
    return at < 0
        ? new TemplateInRegion(Path.of(file), DEFAULT_REGION, name)
        : new TemplateInRegion(
            Path.of(file.substring(0, at)),
            checked(() -> OptionValues.region("--template", file.substring(at + 1))),
            name);
  }
}
