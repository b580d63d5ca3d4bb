package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.cloudfront.origin.SigningBehavior;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.Distributions.AccessControl;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Origin access controls, and the ids of what CloudFront makes. */
public final class CloudFrontResources {
  private static final int ID_LENGTH = 13;

  private CloudFrontResources() {}

  /**
   * The types of this service.
   *
   * @param isFunctionUrl whether a host is that of a function URL
   * @param isReachable whether requests to any other host that is no bucket lead anywhere
   */
  public static Map<String, ResourceType> types(
      Distributions distributions,
      Functions functions,
      Buckets buckets,
      Predicate<String> isFunctionUrl,
      Predicate<String> isReachable) {
    return Map.of(
        "AWS::CloudFront::CachePolicy",
        definition -> CachePolicyResource.plan(definition, distributions),
        "AWS::CloudFront::CloudFrontOriginAccessIdentity",
        definition -> originAccessIdentity(definition, distributions),
        "AWS::CloudFront::Distribution",
        new DistributionResource(
                distributions,
                functions,
                new OriginReader(buckets, distributions, isFunctionUrl, isReachable))
            ::plan,
        "AWS::CloudFront::KeyValueStore",
        definition -> KeyValueStoreResource.plan(definition, distributions, buckets),
        "AWS::CloudFront::OriginAccessControl",
        definition -> originAccessControl(definition, distributions),
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
      Console console, Distributions distributions, RunFolder folder) {
    return Map.of(
        "AWS::CloudFront::Function",
        new CloudFrontFunctionResource(console, distributions, folder)::plan);
  }

  private static Planned originAccessControl(Definition definition, Distributions distributions) {
    var configuration = definition.properties().object("OriginAccessControlConfig");
    configuration.withoutLocalEffect("Description");
    configuration.text("Name");
    var originType = configuration.oneOf("OriginAccessControlOriginType", "s3", "lambda");
    var signing =
        SigningBehavior.of(configuration.oneOf("SigningBehavior", SigningBehavior.texts()));
    configuration.oneOf("SigningProtocol", "sigv4");
    var id = id(definition);
    distributions.addAccessControl(id, new AccessControl(originType, signing));
    return Planned.of(id, Map.of("Id", id));
  }

  /** The predecessor of origin access controls: a user as whom CloudFront reads buckets. */
  private static Planned originAccessIdentity(Definition definition, Distributions distributions) {
    definition
        .properties()
        .object("CloudFrontOriginAccessIdentityConfig")
        .withoutLocalEffect("Comment");
    var id = id(definition);
    var canonicalId = Identifier.hash(definition.seed().getBytes(UTF_8));
    distributions.addAccessIdentity(
        id,
        new Principal.CanonicalUser(
            "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity " + id, canonicalId));
    return Planned.of(id, Map.of("Id", id, "S3CanonicalUserId", canonicalId));
  }

  static String id(Definition definition) {
    return "E" + Identifier.of(ID_LENGTH, definition.seed()).toUpperCase(Locale.ROOT);
  }
}
