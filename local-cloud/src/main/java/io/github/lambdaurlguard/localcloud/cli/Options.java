package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.run.RunSettings;
import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The options of the command line. */
final class Options {
  private static final String DEFAULT_REGION = "eu-central-1";
  private static final int DEFAULT_PORT = 8080;
  private static final int DEFAULT_HTTPS_PORT = 8443;
  private static final int DEFAULT_FUNCTION_URL_PORT = 9000;
  private static final int DEFAULT_MAX_ENVIRONMENTS = 10;

  private Options() {}

  static String usage() {
    return """
    usage: local-cloud --template FILE[@REGION] ... [options]

      --template FILE[@REGION]   a template to run, in this order; the region is %s unless given
      --parameter NAME=VALUE     a parameter for each of the templates that has it
      --site LOGICALID=FOLDER    the folder whose files are the objects of a bucket
      --artifact LOGICALID=FILE  the jar or zip of a function; or S3KEY=FILE, as its Code names it
      --max-environments N       how many processes may run one function (%d); more calls wait
      --https-port N             where the distribution listens for HTTPS (%d; 0 picks a free port)
      --port N                   where the distribution listens for plain HTTP (%d; 0 picks a free port)
      --http                     no HTTPS: plain HTTP counts as the HTTPS that CloudFront insists on
      --function-url-port N      where the function URLs listen (%d; 0 picks a free port)
      --data FOLDER              keep the tables there from run to run
      --state FOLDER             write addresses.properties and credentials there, and keep the
                                 certificate of HTTPS there from run to run
      --help                     show this
    """
        .formatted(
            DEFAULT_REGION,
            DEFAULT_MAX_ENVIRONMENTS,
            DEFAULT_HTTPS_PORT,
            DEFAULT_PORT,
            DEFAULT_FUNCTION_URL_PORT);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a message for the person if the arguments make no sense
   */
  static RunSettings parse(String... arguments) {
    var templates = new ArrayList<TemplateInRegion>();
    var parameters = new LinkedHashMap<String, String>();
    var sites = new LinkedHashMap<String, Path>();
    var artifacts = new LinkedHashMap<String, Path>();
    var maxEnvironments = DEFAULT_MAX_ENVIRONMENTS;
    var port = DEFAULT_PORT;
    var plainOnly = false;
    var httpsPort = OptionalInt.empty();
    var functionUrlPort = DEFAULT_FUNCTION_URL_PORT;
    Optional<Path> state = Optional.empty();
    Optional<Path> data = Optional.empty();
    var rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      var option = rest.next();
      if (option.equals("--http")) {
        plainOnly = true;
        continue;
      }
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      var value = rest.next();
      switch (option) {
        case "--template" -> templates.add(template(value));
        case "--parameter" -> {
          var pair = OptionValues.pair(option, value);
          parameters.put(pair[0], pair[1]);
        }
        case "--site" -> {
          var pair = OptionValues.pair(option, value);
          sites.put(pair[0], OptionValues.folder(option, pair[1]));
        }
        case "--artifact" -> {
          var pair = OptionValues.pair(option, value);
          artifacts.put(pair[0], OptionValues.file(option, pair[1]));
        }
        case "--max-environments" -> maxEnvironments = OptionValues.positive(option, value);
        case "--https-port" -> httpsPort = OptionalInt.of(OptionValues.port(option, value));
        case "--port" -> port = OptionValues.port(option, value);
        case "--function-url-port" -> functionUrlPort = OptionValues.port(option, value);
        case "--data" -> data = Optional.of(Path.of(value));
        case "--state" -> state = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("there is no --template to run");
    }
    if (plainOnly && httpsPort.isPresent()) {
      throw new IllegalArgumentException("--http leaves no use for --https-port");
    }
    return new RunSettings(
        List.copyOf(templates),
        Map.copyOf(parameters),
        Map.copyOf(sites),
        Map.copyOf(artifacts),
        maxEnvironments,
        port,
        plainOnly ? httpsPort : OptionalInt.of(httpsPort.orElse(DEFAULT_HTTPS_PORT)),
        functionUrlPort,
        state,
        data);
  }

  private static TemplateInRegion template(String value) {
    var at = value.lastIndexOf('@');
    return at < 0
        ? new TemplateInRegion(Path.of(value), DEFAULT_REGION)
        : new TemplateInRegion(Path.of(value.substring(0, at)), value.substring(at + 1));
  }
}
