package io.github.lambdaurlguard.localcloud.resources.cdk;

import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.lambda.Artifacts;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CDK's deployments of files to a bucket.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html">aws-s3-deployment</a>
 */
final class BucketDeployments {
  private final Buckets buckets;
  private final Artifacts assets;
  private final RunFolder folder;

  BucketDeployments(Buckets buckets, Artifacts assets, RunFolder folder) {
    this.buckets = buckets;
    this.assets = assets;
    this.folder = folder;
  }

  Planned plan(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect(
        "DestinationBucketArn",
        "DistributionId",
        "DistributionPaths",
        "Exclude",
        "Include",
        "OutputObjectKeys",
        "Prune",
        "RetainOnDelete",
        "ServiceTimeout",
        "SourceBucketNames",
        "SystemMetadata",
        "UserMetadata",
        "WaitForDistributionInvalidation");
    var extracts = properties.flag("Extract", true);
    var name = properties.text("DestinationBucketName");
    var sources = sources(properties);
    var place = "sites/" + Identifier.hash(name.getBytes(StandardCharsets.UTF_8));
    if (!buckets.deploy(name, folder.place(place))) {
      throw properties.error("DestinationBucketName", name + " is not a bucket of these templates");
    }
    return Planned.of(
            definition.physicalName(),
            Map.of(
                "DestinationBucketArn",
                "arn:aws:s3:::" + name,
                "SourceObjectKeys",
                String.join(",", properties.texts("SourceObjectKeys"))))
        .by(
            new BucketDeployment(
                sources,
                extracts,
                place,
                properties.optionalText("DestinationBucketKeyPrefix").orElse("")));
  }

  private List<BucketDeployment.Source> sources(Properties properties) {
    var markers = properties.optionalDocument("SourceMarkers");
    var configs = properties.optionalDocument("SourceMarkersConfig");
    var sources = new ArrayList<BucketDeployment.Source>();
    for (var key : properties.texts("SourceObjectKeys")) {
      sources.add(
          new BucketDeployment.Source(
              asset(properties, key),
              markers(
                  properties, element(markers, sources.size()), element(configs, sources.size()))));
    }
    return sources;
  }

  private Path asset(Properties properties, String key) {
    return assets
        .find(key)
        .orElseThrow(
            () ->
                properties.error(
                    "SourceObjectKeys",
                    "the local cloud does not read S3: run the application with --cdk, or give the file with --artifact %s=FILE"
                        .formatted(key)));
  }

  /** What a list has for a source; empty if the list is shorter, or not there. */
  private static Map<?, ?> element(Optional<Object> list, int source) {
    return list.orElse(List.of()) instanceof List<?> elements
            && source < elements.size()
            && elements.get(source) instanceof Map<?, ?> element
        ? element
        : Map.of();
  }

  /** What stands for values that were not known when the asset was made. */
  private static Map<String, String> markers(
      Properties properties, Map<?, ?> values, Map<?, ?> config) {
    var texts = new LinkedHashMap<String, String>();
    values.forEach(
        (name, value) -> {
          var marker = (String) name;
          var encoding =
              MarkerEncoding.of(marker, config)
                  .orElseThrow(
                      () ->
                          properties.error(
                              "SourceMarkersConfig",
                              "the encoding of %s is not one of %s"
                                  .formatted(marker, List.of(MarkerEncoding.values()))));
          texts.put(marker, encoding.encoded(String.valueOf(value)));
        });
    return texts;
  }
}
