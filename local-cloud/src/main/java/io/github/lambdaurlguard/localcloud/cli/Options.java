package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.run.RunSettings;
import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    customSynopsis = "local-cloud --template FILE[@REGION] ... [options]",
    description = {
      "",
      "Runs CloudFormation templates of this project's pattern on this machine, with signatures,"
          + " IAM and CloudFront's rules enforced. Everything listens on loopback, and ends with"
          + " this program. A changed template, jar, zip or site is taken over while it runs.",
      ""
    },
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the help was shown",
      "1:a template, a file or a port stopped the start, and the console says which",
      "2:the command line makes no sense",
      "130:Ctrl-C stopped it",
      "143:a request to terminate stopped it"
    },
    footer = {
      "",
      "Example:",
      "  local-cloud --template backend.yaml --template edge.yaml@us-east-1 --site SiteBucket=dist",
      "",
      "Functions run as you, with your files and your network: read other people's code before you"
          + " run their templates."
    })
final class Options {
  private static final String DEFAULT_REGION = "eu-central-1";
  private static final int DEFAULT_HTTPS_PORT = 8443;

  /** In characters; a longer one has a line of its own. */
  private static final int LONGEST_OPTION = 32;

  @Spec private CommandSpec spec;

  private final List<TemplateInRegion> templates = new ArrayList<>();
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, Path> sites = new LinkedHashMap<>();
  private final Map<String, Path> artifacts = new LinkedHashMap<>();
  private int maxEnvironments;
  private OptionalInt httpsPort = OptionalInt.empty();
  private int port;
  private int functionUrlPort;

  @Option(
      names = "--http",
      order = 7,
      description = "no HTTPS: plain HTTP counts as the HTTPS that CloudFront insists on")
  private boolean plainOnly;

  @Option(
      names = "--data",
      order = 9,
      paramLabel = "FOLDER",
      description = "keep the tables there from run to run")
  private Optional<Path> data;

  @Option(
      names = "--state",
      order = 10,
      paramLabel = "FOLDER",
      description =
          "write addresses.properties and credentials there, and keep the certificate of HTTPS"
              + " there from run to run")
  private Optional<Path> state;

  @Option(
      names = {"-h", "--help"},
      order = 11,
      usageHelp = true,
      description = "show this")
  private boolean help;

  @Option(
      names = "--template",
      order = 0,
      paramLabel = "FILE[@REGION]",
      description =
          "a template to run, in this order; the region is " + DEFAULT_REGION + " unless given")
  void template(List<String> values) {
    templates.clear();
    values.forEach(value -> templates.add(templateInRegion(value)));
  }

  @Option(
      names = "--parameter",
      order = 1,
      paramLabel = "NAME=VALUE",
      description = "a parameter for each of the templates that has it")
  void parameter(List<String> values) {
    for (var value : values) {
      var pair = checked(() -> OptionValues.pair("--parameter", value));
      parameters.put(pair[0], pair[1]);
    }
  }

  @Option(
      names = "--site",
      order = 2,
      paramLabel = "LOGICALID=FOLDER",
      description = "the folder whose files are the objects of a bucket")
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
      description = "the jar or zip of a function; or S3KEY=FILE, as its Code names it")
  void artifact(List<String> values) {
    for (var value : values) {
      var pair = checked(() -> OptionValues.pair("--artifact", value));
      artifacts.put(pair[0], checked(() -> OptionValues.file("--artifact", pair[1])));
    }
  }

  @Option(
      names = "--max-environments",
      order = 4,
      paramLabel = "N",
      defaultValue = "10",
      description =
          "how many processes may run one function (${DEFAULT-VALUE}); more invocations wait")
  void maxEnvironments(String value) {
    maxEnvironments = checked(() -> OptionValues.positive("--max-environments", value));
  }

  @Option(
      names = "--https-port",
      order = 5,
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
      order = 6,
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "where the distribution listens for plain HTTP (${DEFAULT-VALUE}); 0 picks a free port")
  void port(String value) {
    port = checked(() -> OptionValues.port("--port", value));
  }

  @Option(
      names = "--function-url-port",
      order = 8,
      paramLabel = "PORT",
      defaultValue = "9000",
      description = "where the function URLs listen (${DEFAULT-VALUE}); 0 picks a free port")
  void functionUrlPort(String value) {
    functionUrlPort = checked(() -> OptionValues.port("--function-url-port", value));
  }

  /**
   * Reads a command line.
   *
   * @return what to run; empty if the help is asked for
   * @throws ParameterException with a message for the person if the arguments make no sense
   */
  static Optional<RunSettings> parse(String... arguments) {
    var options = new Options();
    // bin/local gives options of its own before those of the person: the last one counts, silently.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    new CommandLine(options).setOverwrittenOptionsAllowed(true).parseArgs(arguments);
    return options.help ? Optional.empty() : Optional.of(options.settings());
  }

  /** The manual. */
  static String usage() {
    return new CommandLine(new Options())
        .setUsageHelpLongOptionsMaxWidth(LONGEST_OPTION)
        .getUsageMessage();
  }

  private RunSettings settings() {
    if (templates.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "there is no --template to run");
    }
    if (plainOnly && httpsPort.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--http leaves no use for --https-port");
    }
    return new RunSettings(
        List.copyOf(templates),
        Collections.unmodifiableMap(parameters),
        Collections.unmodifiableMap(sites),
        Collections.unmodifiableMap(artifacts),
        maxEnvironments,
        port,
        plainOnly ? httpsPort : OptionalInt.of(httpsPort.orElse(DEFAULT_HTTPS_PORT)),
        functionUrlPort,
        state,
        data);
  }

  private <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static TemplateInRegion templateInRegion(String value) {
    var at = value.lastIndexOf('@');
    return at < 0
        ? new TemplateInRegion(Path.of(value), DEFAULT_REGION)
        : new TemplateInRegion(Path.of(value.substring(0, at)), value.substring(at + 1));
  }
}
