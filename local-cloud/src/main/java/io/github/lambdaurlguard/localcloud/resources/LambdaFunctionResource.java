package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** Functions, run from the artifact that {@code Code} names. */
final class LambdaFunctionResource {
  private static final int DEFAULT_MEMORY_MEGABYTES = 128;
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;

  private LambdaFunctionResource() {}

  static Created create(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "LoggingConfig", "Tags", "TracingConfig");
    var name = properties.optionalText("FunctionName").orElseGet(definition::physicalName);
    var arn = definition.arn("lambda", "function:" + name);
    var artifact = artifact(properties);
    var runtime = runtime(properties);
    services
        .lambda()
        .create(
            new FunctionConfiguration(
                definition.resource().logicalId(),
                name,
                arn,
                definition.stack().region(),
                runtime,
                architecture(properties),
                properties.text("Handler"),
                artifact,
                code(artifact, runtime, name, services),
                properties.integer("MemorySize", DEFAULT_MEMORY_MEGABYTES),
                Duration.ofSeconds(properties.integer("Timeout", DEFAULT_TIMEOUT_SECONDS)),
                appliesSnapStart(properties),
                reservedConcurrency(properties),
                environment(properties),
                services
                    .identities()
                    .ofRole(properties.text("Role"))
                    .orElseThrow(
                        () -> properties.error("Role", "names no role of these templates"))));
    return new Created(name, Map.of("Arn", arn));
  }

  private static Path artifact(Properties properties) {
    var code = properties.text("Code");
    var folder = Path.of(properties.location("Code").file()).toAbsolutePath().getParent();
    var artifact = folder.resolve(code).normalize();
    if (!Files.isRegularFile(artifact)) {
      throw properties.error(
          "Code", "the artifact " + artifact + " does not exist; build it first");
    }
    return artifact;
  }

  private static LambdaRuntime runtime(Properties properties) {
    return LambdaRuntime.ofFunction(properties.text("Runtime"))
        .orElseThrow(
            () ->
                properties.error(
                    "Runtime",
                    "%s is not implemented by the local cloud; it knows java25, nodejs22.x and nodejs24.x"
                        .formatted(properties.text("Runtime"))));
  }

  /** Java and JavaScript run on either; it matters where Lambda@Edge takes only one of them. */
  private static String architecture(Properties properties) {
    var architectures = properties.texts("Architectures");
    return architectures.isEmpty() ? "x86_64" : architectures.getFirst();
  }

  /** The artifact as it is now: a build may replace the file while functions run from it. */
  private static Path code(Path artifact, LambdaRuntime runtime, String name, Services services) {
    try {
      return runtime == LambdaRuntime.JAVA_25
          ? services.runFolder().copy(artifact)
          : services.runFolder().unzip(artifact, name);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the artifact " + artifact + " is not a readable zip file", e);
    }
  }

  private static boolean appliesSnapStart(Properties properties) {
    return properties
        .optionalObject("SnapStart")
        .map(snapStart -> snapStart.oneOf("ApplyOn", "PublishedVersions", "None"))
        .filter("PublishedVersions"::equals)
        .isPresent();
  }

  private static OptionalInt reservedConcurrency(Properties properties) {
    return properties.has("ReservedConcurrentExecutions")
        ? OptionalInt.of(properties.integer("ReservedConcurrentExecutions"))
        : OptionalInt.empty();
  }

  private static Map<String, String> environment(Properties properties) {
    return properties
        .optionalObject("Environment")
        .map(environment -> environment.textMap("Variables"))
        .orElse(Map.of());
  }
}
