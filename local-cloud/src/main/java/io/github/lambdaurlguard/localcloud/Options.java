package io.github.lambdaurlguard.localcloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the person asked for on the command line.
 *
 * @param port where the distribution listens; 0 picks a free port
 * @param functionUrlPort where the function URLs listen; 0 picks a free port
 * @param sites folders that serve as buckets, by the bucket's logical id
 * @param artifacts the code of functions, by logical id or by S3 key
 * @param maxEnvironments how many execution environments a function has at most
 * @param state where the addresses and the roles' credentials are written for other programs
 * @param data where tables are kept from run to run; empty to forget them at the end of this one
 */
record Options(
    List<TemplateInRegion> templates,
    Map<String, String> parameters,
    Map<String, Path> sites,
    Map<String, Path> artifacts,
    int maxEnvironments,
    int port,
    int functionUrlPort,
    Optional<Path> state,
    Optional<Path> data) {

  /** A template and the region that its stack is in. */
  record TemplateInRegion(Path file, String region) {
    String stackName() {
      var name = file.getFileName().toString();
      var dot = name.lastIndexOf('.');
      return dot < 0 ? name : name.substring(0, dot);
    }
  }

  private static final String DEFAULT_REGION = "eu-central-1";
  private static final int DEFAULT_PORT = 8080;
  private static final int DEFAULT_FUNCTION_URL_PORT = 9000;
  private static final int DEFAULT_MAX_ENVIRONMENTS = 10;
  private static final int MAX_PORT = 65535;

  static String usage() {
    return """
    usage: local-cloud --template FILE[@REGION] ... [options]

      --template FILE[@REGION]   a template to run, in this order; the region is %s unless given
      --parameter NAME=VALUE     a parameter for each of the templates that has it
      --site LOGICALID=FOLDER    the folder whose files are the objects of a bucket
      --artifact LOGICALID=FILE  the jar or zip of a function; or S3KEY=FILE, as its Code names it
      --max-environments N       how many processes may run one function (%d); more calls wait
      --port N                   where the distribution listens (%d; 0 picks a free port)
      --function-url-port N      where the function URLs listen (%d; 0 picks a free port)
      --data FOLDER              keep the tables there from run to run
      --state FOLDER             write addresses.properties and credentials there
      --help                     show this
    """
        .formatted(
            DEFAULT_REGION, DEFAULT_MAX_ENVIRONMENTS, DEFAULT_PORT, DEFAULT_FUNCTION_URL_PORT);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a message for the person if the arguments make no sense
   */
  static Options parse(String... arguments) {
    var templates = new ArrayList<TemplateInRegion>();
    var parameters = new LinkedHashMap<String, String>();
    var sites = new LinkedHashMap<String, Path>();
    var artifacts = new LinkedHashMap<String, Path>();
    var maxEnvironments = DEFAULT_MAX_ENVIRONMENTS;
    var port = DEFAULT_PORT;
    var functionUrlPort = DEFAULT_FUNCTION_URL_PORT;
    Optional<Path> state = Optional.empty();
    Optional<Path> data = Optional.empty();
    for (int i = 0; i < arguments.length; i += 2) {
      var option = arguments[i];
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      var value = arguments[i + 1];
      switch (option) {
        case "--template" -> templates.add(template(value));
        case "--parameter" -> {
          var pair = pair(option, value);
          parameters.put(pair[0], pair[1]);
        }
        case "--site" -> {
          var pair = pair(option, value);
          sites.put(pair[0], folder(option, pair[1]));
        }
        case "--artifact" -> {
          var pair = pair(option, value);
          artifacts.put(pair[0], file(option, pair[1]));
        }
        case "--max-environments" -> maxEnvironments = positive(option, value);
        case "--port" -> port = port(option, value);
        case "--function-url-port" -> functionUrlPort = port(option, value);
        case "--data" -> data = Optional.of(Path.of(value));
        case "--state" -> state = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("there is no --template to run");
    }
    return new Options(
        List.copyOf(templates),
        Map.copyOf(parameters),
        Map.copyOf(sites),
        Map.copyOf(artifacts),
        maxEnvironments,
        port,
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

  private static String[] pair(String option, String value) {
    var parts = value.split("=", 2);
    if (parts.length < 2 || parts[0].isEmpty()) {
      throw new IllegalArgumentException(option + " needs NAME=VALUE, not " + value);
    }
    return parts;
  }

  private static Path folder(String option, String value) {
    var folder = Path.of(value).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("%s: there is no folder %s".formatted(option, folder));
    }
    return folder;
  }

  private static Path file(String option, String value) {
    var file = Path.of(value).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("%s: there is no file %s".formatted(option, file));
    }
    return file;
  }

  private static int positive(String option, String value) {
    if (!value.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(
          "%s needs a number from 1 to 9999, not %s".formatted(option, value));
    }
    return Integer.parseInt(value);
  }

  private static int port(String option, String value) {
    try {
      var port = Integer.parseInt(value);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // The message below fits this too.
    }
    throw new IllegalArgumentException(
        "%s needs a port from 0 to %d, not %s".formatted(option, MAX_PORT, value));
  }
}
