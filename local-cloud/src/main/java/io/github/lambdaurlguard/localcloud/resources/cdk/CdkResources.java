package io.github.lambdaurlguard.localcloud.resources.cdk;

import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.resources.lambda.Artifacts;
import io.github.lambdaurlguard.localcloud.resources.ssm.PlannedParameter;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The custom resources that CDK adds to stacks by itself, done by the local cloud: their functions
 * would need an SDK, the AWS CLI and S3.
 */
public final class CdkResources {
  private final Parameters parameters;
  private final BucketDeployments deployments;

  private CdkResources(Parameters parameters, BucketDeployments deployments) {
    this.parameters = parameters;
    this.deployments = deployments;
  }

  /**
   * Those types.
   *
   * @param parameters gets what stacks export to other regions
   * @param assets the files to deploy to buckets
   * @param folder where deployed files will be
   */
  public static Map<String, ResourceType> types(
      Parameters parameters, Buckets buckets, Artifacts assets, RunFolder folder) {
    var cdk = new CdkResources(parameters, new BucketDeployments(buckets, assets, folder));
    return Map.of(
        "Custom::CDKBucketDeployment", doneHere(cdk.deployments::plan),
        "Custom::CrossRegionExportReader", doneHere(CdkResources::reader),
        "Custom::CrossRegionExportWriter", doneHere(cdk::writer),
        "Custom::LogRetention", doneHere(CdkResources::logRetention),
        "Custom::S3AutoDeleteObjects", doneHere(CdkResources::autoDelete),
        "Custom::S3BucketNotifications", doneHere(CdkResources::notifications));
  }

  private static ResourceType doneHere(ResourceType type) {
    return definition -> {
      var provider = new UncalledProvider(definition.properties().text("ServiceToken"));
      var planned = type.plan(definition);
      return planned.by(
          Stream.concat(planned.steps().stream(), Stream.of(provider)).toArray(Step[]::new));
    };
  }

  /** Deletes the objects of a bucket with the bucket; here nothing outlives the run. */
  private static Planned autoDelete(Definition definition) {
    definition.properties().withoutLocalEffect();
    return Planned.of(definition.physicalName());
  }

  private static Planned logRetention(Definition definition) {
    var properties = definition.properties().withoutLocalEffect();
    var name = properties.text("LogGroupName");
    return Planned.of(name, Map.of("LogGroupName", name));
  }

  private static Planned notifications(Definition definition) {
    definition.properties().withoutLocalEffect();
    return Planned.of(definition.physicalName())
        .saying("no change of a bucket calls anything here");
  }

  /** Writes parameters in the region of the stacks that import them. */
  private Planned writer(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("ServiceTimeout");
    var writer = properties.object("WriterProps");
    writer.withoutLocalEffect("prefix");
    var region = writer.text("region");
    var steps = new ArrayList<Step>();
    writer
        .textMap("exports")
        .forEach(
            (name, value) -> {
              parameters.define(region, name, "String", value);
              steps.add(new PlannedParameter(region, name, "String", value));
            });
    return Planned.of(definition.physicalName()).by(steps.toArray(Step[]::new));
  }

  /** Answers with what its dynamic references led to. */
  private static Planned reader(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("ServiceTimeout");
    var reader = properties.object("ReaderProps");
    reader.withoutLocalEffect("prefix", "region");
    return Planned.of(definition.physicalName(), new LinkedHashMap<>(reader.textMap("imports")));
  }
}
