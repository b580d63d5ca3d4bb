package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.lambda.DeploymentPackage;
import io.github.lambdaurlguard.localcloud.lambda.EnvironmentVariables;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.lambda.LogSettings;
import io.github.lambdaurlguard.localcloud.process.HostIdentities;
import io.github.lambdaurlguard.localcloud.process.Python;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Functions, under the limits that Lambda checks when it creates one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html">AWS::Lambda::Function</a>
 */
final class LambdaFunctionResource {
  private static final String PRINCIPAL = "lambda.amazonaws.com";

  /** The least, and what a function has unless its template says otherwise. */
  private static final int MIN_MEMORY_MEGABYTES = 128;

  private static final int MAX_MEMORY_MEGABYTES = 10_240;
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int MAX_TIMEOUT_SECONDS = 900;
  private static final String DEFAULT_LOG_LEVEL = "INFO";
  private static final String[] LOG_LEVELS = {
    "TRACE", "DEBUG", DEFAULT_LOG_LEVEL, "WARN", "ERROR", "FATAL"
  };
  private static final List<String> ARCHITECTURES = List.of("x86_64", "arm64");

  /** What an account has unless AWS raised it, less the 100 that cannot be reserved. */
  private static final int MAX_RESERVED_CONCURRENCY = 900;

  /** Lambda quota "Environment variables". */
  private static final int MAX_ENVIRONMENT_BYTES = 4 * 1024;

  /** Of the API: FunctionName. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_]{1,64}");

  /** Of the API: the keys of EnvironmentVariables. */
  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

  private final Functions functions;
  private final Identities identities;
  private final CodeSources code;
  private final Layers layers;

  LambdaFunctionResource(
      Functions functions, Identities identities, CodeSources code, Layers layers) {
    this.functions = functions;
    this.identities = identities;
    this.code = code;
    this.layers = layers;
  }

  Planned plan(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect(
        "DeadLetterConfig",
        "Description",
        "EphemeralStorage",
        "RecursiveLoop",
        "RuntimeManagementConfig",
        "Tags",
        "TracingConfig");
    properties.optionalOneOf("PackageType", "Zip");
    var name = name(definition);
    var arn = definition.arn("lambda", "function:" + name);
    var runtime = runtime(properties);
    var configuration =
        new FunctionConfiguration(
            definition.resource().logicalId(),
            arn,
            runtime,
            architecture(properties),
            properties.text("Handler"),
            properties.integer(
                "MemorySize", MIN_MEMORY_MEGABYTES, MIN_MEMORY_MEGABYTES, MAX_MEMORY_MEGABYTES),
            timeout(properties),
            appliesSnapStart(properties, runtime),
            reservedConcurrency(properties),
            environment(properties),
            log(properties, "/aws/lambda/" + name));
    var credentials = credentials(properties, name);
    var step = FunctionCode.read(definition, runtime, code);
    var ofLayers = layers.of(properties);
    var folder = code.folder();
    var function =
        functions.create(
            configuration,
            new DeploymentPackage(
                step.artifact(folder),
                step.code(folder),
                credentials,
                ofLayers.stream().map(layer -> layer.code(folder)).toList(),
                runtime.isNode() ? SdkForNode.near(properties, step) : Optional.empty()));
    var steps = new ArrayList<Step>(ofLayers);
    steps.add(step);
    steps.add(new HostedFunction(function.host(), false));
    return Planned.of(name, Map.of("Arn", arn))
        .with(
            Stream.concat(ofLayers.stream(), Stream.of(step))
                .map(CodeStep::name)
                .collect(Collectors.joining(",")))
        .by(steps.toArray(Step[]::new))
        .saying(notices(configuration.environment()));
  }

  private static String name(Definition definition) {
    var properties = definition.properties();
    return properties.has("FunctionName")
        ? properties.matching(
            "FunctionName",
            NAME,
            "is not a valid name: it has 1 to 64 letters, digits, hyphens and underscores")
        : definition.physicalName();
  }

  /** A role that Lambda may not assume is refused when the function is created. */
  private Credentials credentials(Properties properties, String functionName) {
    var credentials =
        identities
            .ofFunction(properties.text("Role"), functionName)
            .orElseThrow(() -> properties.error("Role", "names no role of these templates"));
    credentials
        .role()
        .whyNotAssumable(PRINCIPAL)
        .ifPresent(
            reason -> {
              throw properties.error("Role", reason);
            });
    return credentials;
  }

  private LambdaRuntime runtime(Properties properties) {
    var runtime = known(properties);
    if (runtime.isOld() && !code.takesOldRuntimes()) {
      throw properties.error(
          "Runtime",
          "AWS creates no function with %s any more: use a newer one, or --allow-old-runtimes to run it here"
              .formatted(runtime.identifier()));
    }
    if (runtime.isPython() && !Python.isThere()) {
      throw properties.error(
          "Runtime",
          "needs Python, and there is no program %s: install it, or put it on the PATH"
              .formatted(Python.program()));
    }
    return runtime;
  }

  private static LambdaRuntime known(Properties properties) {
    return LambdaRuntime.ofFunction(properties.text("Runtime"))
        .orElseThrow(
            () ->
                properties.error(
                    "Runtime",
                    "%s is not implemented by the local cloud; it knows %s"
                        .formatted(properties.text("Runtime"), LambdaRuntime.functionRuntimes())));
  }

  private static Duration timeout(Properties properties) {
    return Duration.ofSeconds(
        properties.integer("Timeout", DEFAULT_TIMEOUT_SECONDS, 1, MAX_TIMEOUT_SECONDS));
  }

  /** Java and JavaScript run on either; it matters where Lambda@Edge takes only one of them. */
  private static String architecture(Properties properties) {
    var architectures = properties.texts("Architectures");
    if (architectures.isEmpty()) {
      return "x86_64";
    }
    if (architectures.size() > 1 || !ARCHITECTURES.contains(architectures.getFirst())) {
      throw properties.error(
          "Architectures",
          "%s is not one of %s".formatted(String.join(", ", architectures), ARCHITECTURES));
    }
    return architectures.getFirst();
  }

  private static boolean appliesSnapStart(Properties properties, LambdaRuntime runtime) {
    return properties
        .optionalObject("SnapStart")
        .map(
            snapStart -> {
              var applies = snapStart.oneOf("ApplyOn", "PublishedVersions", "None");
              if (applies.equals("PublishedVersions") && !runtime.isJava()) {
                throw snapStart.error(
                    "ApplyOn", "Lambda has no SnapStart for the runtime " + runtime.identifier());
              }
              return applies;
            })
        .filter("PublishedVersions"::equals)
        .isPresent();
  }

  private static OptionalInt reservedConcurrency(Properties properties) {
    return properties.has("ReservedConcurrentExecutions")
        ? OptionalInt.of(
            properties.integer("ReservedConcurrentExecutions", 0, 0, MAX_RESERVED_CONCURRENCY))
        : OptionalInt.empty();
  }

  /** A level filters what is JSON only. */
  private static LogSettings log(Properties properties, String defaultGroup) {
    var given = properties.optionalObject("LoggingConfig");
    if (given.isEmpty()) {
      return new LogSettings(defaultGroup);
    }
    var logging = given.get();
    logging.withoutLocalEffect("SystemLogLevel");
    var level = logging.optionalOneOf("ApplicationLogLevel", LOG_LEVELS).orElse(DEFAULT_LOG_LEVEL);
    var isJson =
        logging.optionalOneOf("LogFormat", "JSON", "Text").filter("JSON"::equals).isPresent();
    return new LogSettings(
        logging.optionalText("LogGroup").orElse(defaultGroup),
        isJson ? Optional.of(level) : Optional.empty());
  }

  private static Map<String, String> environment(Properties properties) {
    var found = properties.optionalObject("Environment");
    if (found.isEmpty()) {
      return Map.of();
    }
    var environment = found.get();
    var variables = environment.textMap("Variables");
    variables.keySet().stream()
        .filter(name -> !VARIABLE.matcher(name).matches())
        .findFirst()
        .ifPresent(
            name -> {
              throw environment.error(
                  "Variables",
                  name
                      + " is not a valid name: it begins with a letter and has two or more letters,"
                      + " digits and underscores");
            });
    var reserved = variables.keySet().stream().filter(EnvironmentVariables::isReserved).toList();
    if (!reserved.isEmpty()) {
      throw environment.error(
          "Variables", "Lambda reserves the names " + String.join(", ", reserved));
    }
    var bytes =
        variables.entrySet().stream()
            .mapToInt(entry -> size(entry.getKey()) + size(entry.getValue()))
            .sum();
    if (bytes > MAX_ENVIRONMENT_BYTES) {
      throw environment.error(
          "Variables",
          "have %d bytes together; Lambda takes %d".formatted(bytes, MAX_ENVIRONMENT_BYTES));
    }
    return variables;
  }

  private static List<String> notices(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(HostIdentities::isHiddenBy)
        .map(
            "the function's own %s has no effect here, where no function finds AWS profiles"
                ::formatted)
        .toList();
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
