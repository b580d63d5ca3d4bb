package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.lambda.Deployment;
import io.github.lambdaurlguard.localcloud.lambda.EnvironmentVariables;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.process.HostIdentities;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);
  private static final int MAX_TIMEOUT_SECONDS = 900;

  /** What an account has unless AWS raised it, less the 100 that cannot be reserved. */
  private static final int MAX_RESERVED_CONCURRENCY = 900;

  /** Lambda quota "Environment variables". */
  private static final int MAX_ENVIRONMENT_BYTES = 4 * 1024;

  private final Functions functions;
  private final Identities identities;
  private final CodeSources code;

  LambdaFunctionResource(Functions functions, Identities identities, CodeSources code) {
    this.functions = functions;
    this.identities = identities;
    this.code = code;
  }

  Planned plan(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "EphemeralStorage", "Tags", "TracingConfig");
    if (properties.has("PackageType")) {
      properties.oneOf("PackageType", "Zip");
    }
    var name = properties.optionalText("FunctionName").orElseGet(definition::physicalName);
    var arn = definition.arn("lambda", "function:" + name);
    var runtime = runtime(properties);
    var configuration =
        new FunctionConfiguration(
            definition.resource().logicalId(),
            arn,
            runtime,
            architecture(properties),
            properties.text("Handler"),
            properties.has("MemorySize")
                ? integer(properties, "MemorySize", MIN_MEMORY_MEGABYTES, MAX_MEMORY_MEGABYTES)
                : MIN_MEMORY_MEGABYTES,
            timeout(properties),
            appliesSnapStart(properties, runtime),
            reservedConcurrency(properties),
            environment(properties),
            logGroup(properties).orElse("/aws/lambda/" + name));
    var credentials = credentials(properties);
    var step = FunctionCode.read(definition, runtime, code.artifacts());
    var folder = code.folder();
    var function =
        functions.create(
            configuration, new Deployment(step.artifact(folder), step.code(folder), credentials));
    return Planned.of(name, Map.of("Arn", arn))
        .with(step.name())
        .by(step, new HostedFunction(function, false));
  }

  /** A role that Lambda may not assume is refused when the function is created. */
  private Credentials credentials(Properties properties) {
    var credentials =
        identities
            .ofRole(properties.text("Role"))
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

  private static LambdaRuntime runtime(Properties properties) {
    return LambdaRuntime.ofFunction(properties.text("Runtime"))
        .orElseThrow(
            () ->
                properties.error(
                    "Runtime",
                    "%s is not implemented by the local cloud; it knows %s"
                        .formatted(properties.text("Runtime"), LambdaRuntime.functionRuntimes())));
  }

  private static Duration timeout(Properties properties) {
    return properties.has("Timeout")
        ? Duration.ofSeconds(integer(properties, "Timeout", 1, MAX_TIMEOUT_SECONDS))
        : DEFAULT_TIMEOUT;
  }

  private static int integer(Properties properties, String name, int least, int most) {
    var value = properties.integer(name);
    if (value < least || value > most) {
      throw properties.error(name, "must be from %d to %d, not %d".formatted(least, most, value));
    }
    return value;
  }

  /** Java and JavaScript run on either; it matters where Lambda@Edge takes only one of them. */
  private static String architecture(Properties properties) {
    var architectures = properties.texts("Architectures");
    return architectures.isEmpty() ? "x86_64" : architectures.getFirst();
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
            integer(properties, "ReservedConcurrentExecutions", 0, MAX_RESERVED_CONCURRENCY))
        : OptionalInt.empty();
  }

  private static Optional<String> logGroup(Properties properties) {
    return properties
        .optionalObject("LoggingConfig")
        .flatMap(
            logging -> {
              logging.withoutLocalEffect("ApplicationLogLevel", "LogFormat", "SystemLogLevel");
              return logging.optionalText("LogGroup");
            });
  }

  private static Map<String, String> environment(Properties properties) {
    var found = properties.optionalObject("Environment");
    if (found.isEmpty()) {
      return Map.of();
    }
    var environment = found.get();
    var variables = environment.textMap("Variables");
    var reserved = variables.keySet().stream().filter(EnvironmentVariables::isReserved).toList();
    if (!reserved.isEmpty()) {
      throw environment.error(
          "Variables", "Lambda reserves the names " + String.join(", ", reserved));
    }
    variables.keySet().stream()
        .filter(HostIdentities::isHiddenBy)
        .forEach(
            name ->
                Console.problem(
                    "%s: the function's own %s has no effect here, where no function finds AWS profiles"
                        .formatted(environment.location("Variables"), name)));
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

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
