package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.cloudfront.functions.CloudFrontFunction;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.FunctionScript;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.KeyValueStore;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.lambda.WorkerHost;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.lambda.HostedFunction;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a CloudFront function, under the limits that CloudFront checks when it is created.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-function.html">AWS::CloudFront::Function</a>
 */
final class CloudFrontFunctionResource {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final String RUNTIME = "cloudfront-js-2.0";
  private static final String OLDER_RUNTIME = "cloudfront-js-1.0";
  private static final int MAX_CODE_BYTES = 10 * 1024;

  private final Console console;
  private final Distributions distributions;
  private final RunFolder folder;

  CloudFrontFunctionResource(Console console, Distributions distributions, RunFolder folder) {
    this.console = console;
    this.distributions = distributions;
    this.folder = folder;
  }

  Planned plan(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("FunctionMetadata", "Tags");
    var name = properties.text("Name");
    if (!NAME.matcher(name).matches()) {
      throw properties.error("Name", name + " is not 1 to 64 letters, digits, - or _");
    }
    var configuration = properties.object("FunctionConfig");
    configuration.withoutLocalEffect("Comment");
    var runtime = configuration.oneOf("Runtime", RUNTIME, OLDER_RUNTIME);
    var arn = definition.globalArn("cloudfront", "function/" + name);
    var code = code(properties);
    var store = keyValueStore(configuration);
    var content = code + store.map(each -> each.id() + each.entries()).orElse("");
    var place = "cloudfront/" + Identifier.hash(content.getBytes(UTF_8));
    var process =
        new WorkerHost(
            new FunctionScript(definition.resource().logicalId(), arn, folder.place(place)));
    var function = new CloudFrontFunction(console, process, properties.flag("AutoPublish", false));
    distributions.addFunction(arn, function);
    return Planned.of(
            arn,
            Map.of(
                "FunctionARN",
                arn,
                "FunctionMetadata.FunctionARN",
                arn,
                "Stage",
                function.isPublished() ? "LIVE" : "DEVELOPMENT"))
        .with(content)
        .by(
            new CloudFrontCode(
                definition.resource().logicalId(),
                place,
                code,
                store,
                problems -> properties.error("FunctionCode", problems)),
            new HostedFunction(process, true))
        .saying(
            runtime.equals(OLDER_RUNTIME)
                ? List.of(OLDER_RUNTIME + " runs as 2.0 here: what it lacks is not refused")
                : List.of());
  }

  private static String code(Properties properties) {
    var text = properties.text("FunctionCode");
    var bytes = text.getBytes(UTF_8).length;
    if (bytes > MAX_CODE_BYTES) {
      throw properties.error(
          "FunctionCode", "has %d bytes, over CloudFront's %d".formatted(bytes, MAX_CODE_BYTES));
    }
    return text;
  }

  private Optional<KeyValueStore> keyValueStore(Properties configuration) {
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
              return distributions
                  .keyValueStore(arn)
                  .orElseThrow(
                      () ->
                          association.error(
                              "KeyValueStoreARN",
                              arn + " is not a key value store of these templates"));
            });
  }
}
