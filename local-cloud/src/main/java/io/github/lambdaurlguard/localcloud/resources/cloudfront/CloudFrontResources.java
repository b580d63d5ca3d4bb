package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import java.util.Locale;
import java.util.Map;

/** Origin access controls, and the ids of what CloudFront makes. */
public final class CloudFrontResources {
  private static final int ID_LENGTH = 13;

  private CloudFrontResources() {}

  /** The types of this service. */
  public static Map<String, ResourceType> types(
      Distributions distributions, Functions functions, Buckets buckets) {
    return Map.of(
        "AWS::CloudFront::CachePolicy",
        definition -> CachePolicyResource.plan(definition, distributions),
        "AWS::CloudFront::Distribution",
        new DistributionResource(distributions, functions, buckets)::plan,
        "AWS::CloudFront::KeyValueStore",
        definition -> KeyValueStoreResource.plan(definition, distributions, buckets),
        "AWS::CloudFront::OriginAccessControl",
        CloudFrontResources::originAccessControl,
        "AWS::CloudFront::OriginRequestPolicy",
        definition -> OriginRequestPolicyResource.plan(definition, distributions),
        "AWS::CloudFront::ResponseHeadersPolicy",
        definition -> ResponseHeadersPolicyResource.plan(definition, distributions));
  }

  /**
   * The type of CloudFront functions.
   *
   * @param folder where their code will be
   */
  public static Map<String, ResourceType> functions(
      Distributions distributions, Functions functions, RunFolder folder) {
    return Map.of(
        "AWS::CloudFront::Function",
        new CloudFrontFunctionResource(distributions, functions, folder)::plan);
  }

  private static Planned originAccessControl(Definition definition) {
    var configuration = definition.properties().object("OriginAccessControlConfig");
    configuration.withoutLocalEffect("Description", "Name");
    configuration.oneOf("OriginAccessControlOriginType", "s3");
    configuration.oneOf("SigningBehavior", "always");
    configuration.oneOf("SigningProtocol", "sigv4");
    var id = id(definition);
    return Planned.of(id, Map.of("Id", id));
  }

  static String id(Definition definition) {
    return "E" + Identifier.of(ID_LENGTH, definition.seed()).toUpperCase(Locale.ROOT);
  }
}
