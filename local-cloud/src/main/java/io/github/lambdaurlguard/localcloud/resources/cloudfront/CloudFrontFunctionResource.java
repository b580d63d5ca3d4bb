package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.CloudFrontFunction;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.FunctionSyntax;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.KeyValueStore;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.Deployment;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads a CloudFront function, under the limits that CloudFront checks when it is created.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-function.html">AWS::CloudFront::Function</a>
 */
public final class CloudFrontFunctionResource {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final int MAX_CODE_BYTES = 10 * 1024;

  /**
   * A CloudFront function has a millisecond of processor time; a process on a busy laptop needs
   * more. What is not done after this is in an endless loop.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** What a CloudFront function may use. The number has no effect here. */
  private static final int MEMORY_MEGABYTES = 2;

  private CloudFrontFunctionResource() {}

  public static Created create(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("FunctionMetadata", "Tags");
    var name = properties.text("Name");
    if (!NAME.matcher(name).matches()) {
      throw properties.error("Name", name + " is not 1 to 64 letters, digits, - or _");
    }
    var configuration = properties.object("FunctionConfig");
    configuration.withoutLocalEffect("Comment");
    configuration.oneOf("Runtime", LambdaRuntime.CLOUDFRONT_JS_2.identifier());
    var arn = definition.globalArn("cloudfront", "function/" + name);
    var code = code(properties, name, definition.resource().logicalId(), services);
    keyValueStore(configuration, services)
        .ifPresent(
            store -> write(services, name + "/store.json", Body.ofJson(store.document()).text()));
    var process =
        services
            .lambda()
            .create(
                new FunctionConfiguration(
                    definition.resource().logicalId(),
                    arn,
                    LambdaRuntime.CLOUDFRONT_JS_2,
                    "x86_64",
                    "handler",
                    MEMORY_MEGABYTES,
                    TIMEOUT,
                    false,
                    OptionalInt.empty(),
                    Map.of(),
                    "/aws/cloudfront/function/" + name),
                new Deployment(code, code.getParent(), noCredentials(arn)));
    var function = new CloudFrontFunction(process, properties.flag("AutoPublish", false));
    function.warmUp();
    services.distributions().addFunction(arn, function);
    return new Created(
        arn,
        Map.of(
            "FunctionARN",
            arn,
            "FunctionMetadata.FunctionARN",
            arn,
            "Stage",
            function.isPublished() ? "LIVE" : "DEVELOPMENT"));
  }

  /** The file with the code. */
  private static Path code(
      Properties properties, String name, String logicalId, Services services) {
    var text = properties.text("FunctionCode");
    var bytes = text.getBytes(UTF_8).length;
    if (bytes > MAX_CODE_BYTES) {
      throw properties.error(
          "FunctionCode", "has %d bytes, over CloudFront's %d".formatted(bytes, MAX_CODE_BYTES));
    }
    var file = write(services, name + "/function.js", text);
    var syntax = FunctionSyntax.of(file, services.installation());
    if (!syntax.problems().isEmpty()) {
      throw properties.error(
          "FunctionCode",
          String.join("; ", syntax.problems())
              + ": CloudFront would create the function, and answer 503 to every request (see"
              + " https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html)");
    }
    syntax
        .warnings()
        .forEach(
            warning ->
                Console.problem(
                    "CloudFront function %s, %s: AWS does not list it as supported, so it may be 503 there"
                        .formatted(logicalId, warning)));
    return file;
  }

  private static Optional<KeyValueStore> keyValueStore(
      Properties configuration, Services services) {
    var associations = configuration.objects("KeyValueStoreAssociations");
    if (associations.size() > 1) {
      throw configuration.error(
          "KeyValueStoreAssociations", "a function has at most one key value store");
    }
    return associations.stream()
        .findFirst()
        .map(
            association -> {
              var arn = association.text("KeyValueStoreARN");
              return services
                  .distributions()
                  .keyValueStore(arn)
                  .orElseThrow(
                      () ->
                          association.error(
                              "KeyValueStoreARN",
                              arn + " is no key value store of these templates"));
            });
  }

  private static Path write(Services services, String name, String text) {
    try {
      return services.runFolder().write(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + name + " cannot be written", e);
    }
  }

  /** A CloudFront function has no role and cannot call anything. */
  private static Credentials noCredentials(String arn) {
    return new Credentials("", "", "", new Role("none", arn, List.of()));
  }
}
