package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of the templates, and others for which the person gives a file.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-layerversion.html">AWS::Lambda::LayerVersion</a>
 */
final class Layers {
  /** Lambda's quota. */
  private static final int MOST = 5;

  private final Artifacts artifacts;
  private final Map<String, CodeStep> byArn = new HashMap<>();

  Layers(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  Planned plan(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect(
        "CompatibleArchitectures", "CompatibleRuntimes", "Description", "LicenseInfo");
    var name = properties.optionalText("LayerName").orElseGet(definition::physicalName);
    var arn = definition.arn("lambda", "layer:" + name);
    var step = CodeFiles.step(content(definition));
    byArn.put(arn + ":1", step);
    return Planned.of(arn + ":1", Map.of("LayerVersionArn", arn + ":1")).with(step.name()).by(step);
  }

  private Path content(Definition definition) {
    var properties = definition.properties();
    var id = definition.resource().logicalId();
    var given = artifacts.find(id);
    if (!(properties.document("Content") instanceof Map)) {
      return given.orElseGet(() -> CodeFiles.named(properties, "Content"));
    }
    var content = properties.object("Content");
    content.withoutLocalEffect("S3Bucket", "S3ObjectVersion");
    var key = content.text("S3Key");
    return given
        .or(() -> artifacts.find(key))
        .orElseThrow(
            () ->
                content.error(
                    "S3Key",
                    "the local cloud does not read S3: give the file with --artifact %s=FILE or --artifact %s=FILE"
                        .formatted(id, key)));
  }

  /** What the layers of a function are made of, the lowest first. */
  List<CodeStep> of(Properties function) {
    var arns = function.texts("Layers");
    if (arns.size() > MOST) {
      throw function.error(
          "Layers", "are %d; a function has at most %d".formatted(arns.size(), MOST));
    }
    return arns.stream().map(arn -> named(function, arn)).toList();
  }

  private CodeStep named(Properties function, String arn) {
    var known = byArn.get(arn);
    return known != null
        ? known
        : artifacts
            .find(arn)
            .map(CodeFiles::step)
            .orElseThrow(
                () ->
                    function.error(
                        "Layers",
                        "%s is not a layer of these templates: give its zip with --artifact %s=FILE"
                            .formatted(arn, arn)));
  }
}
