package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.cloudfront.Behavior;
import io.github.lambdaurlguard.localcloud.cloudfront.Behavior.EdgeAssociation;
import io.github.lambdaurlguard.localcloud.cloudfront.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.Distribution;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.OriginRequestPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.PathPattern;
import io.github.lambdaurlguard.localcloud.cloudfront.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a distribution with its origins and behaviours. */
final class DistributionResource {
  private static final Set<Set<String>> METHOD_SETS =
      Set.of(
          Set.of("GET", "HEAD"),
          Set.of("GET", "HEAD", "OPTIONS"),
          Set.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"));

  private static final int DEFAULT_READ_TIMEOUT_SECONDS = 30;
  private static final int MAX_READ_TIMEOUT_SECONDS = 120;

  private final Services services;
  private final Map<String, Origin> origins = new LinkedHashMap<>();

  private DistributionResource(Services services) {
    this.services = services;
  }

  static Created create(Definition definition, Services services) {
    var configuration = definition.properties().object("DistributionConfig");
    definition.properties().withoutLocalEffect("Tags");
    configuration.withoutLocalEffect(
        "Comment", "HttpVersion", "IPV6Enabled", "PriceClass", "ViewerCertificate");
    configuration.oneOf("Enabled", "true");
    var id = CloudFrontResources.id(definition);
    var domainName = "d" + id.substring(1).toLowerCase(Locale.ROOT) + ".cloudfront.net";
    services
        .distributions()
        .add(
            new Distribution(
                id,
                definition.globalArn("cloudfront", "distribution/" + id),
                domainName,
                configuration.optionalText("DefaultRootObject").orElse(""),
                new DistributionResource(services).behaviors(configuration)));
    return new Created(id, Map.of("DomainName", domainName, "Id", id));
  }

  private List<Behavior> behaviors(Properties configuration) {
    for (var origin : configuration.objects("Origins")) {
      origins.put(origin.text("Id"), origin(origin));
    }
    var behaviors = new ArrayList<Behavior>();
    for (var behavior : configuration.objects("CacheBehaviors")) {
      behaviors.add(behavior(behavior, behavior.text("PathPattern")));
    }
    behaviors.add(behavior(configuration.object("DefaultCacheBehavior"), "*"));
    return List.copyOf(behaviors);
  }

  private Origin origin(Properties origin) {
    if (origin.has("S3OriginConfig")) {
      return bucketOrigin(origin);
    }
    var custom = origin.object("CustomOriginConfig");
    custom.oneOf("OriginProtocolPolicy", "https-only");
    custom.withoutLocalEffect("HTTPSPort", "OriginKeepaliveTimeout", "OriginSSLProtocols");
    var readTimeout = custom.integer("OriginReadTimeout", DEFAULT_READ_TIMEOUT_SECONDS);
    if (readTimeout < 1 || readTimeout > MAX_READ_TIMEOUT_SECONDS) {
      throw custom.error(
          "OriginReadTimeout",
          "%d s is not from 1 to %d".formatted(readTimeout, MAX_READ_TIMEOUT_SECONDS));
    }
    var headers =
        origin.objects("OriginCustomHeaders").stream()
            .collect(
                Collectors.toMap(
                    header -> header.text("HeaderName").toLowerCase(Locale.ROOT),
                    header -> header.text("HeaderValue")));
    return new CustomOrigin(
        origin.text("Id"), origin.text("DomainName"), headers, Duration.ofSeconds(readTimeout));
  }

  private BucketOrigin bucketOrigin(Properties origin) {
    origin.object("S3OriginConfig").withoutLocalEffect("OriginAccessIdentity");
    origin.text("OriginAccessControlId");
    var domainName = origin.text("DomainName");
    if (services.buckets().atDomainName(domainName).isEmpty()) {
      throw origin.error(
          "DomainName", domainName + " is no bucket's RegionalDomainName in these templates");
    }
    return new BucketOrigin(origin.text("Id"), domainName);
  }

  /** What an S3 origin could do on AWS and cannot here is refused, not ignored. */
  private static void checkBucketBehavior(Properties behavior) {
    if (behavior.has("LambdaFunctionAssociations")) {
      throw behavior.error(
          "LambdaFunctionAssociations", "the local cloud implements them for custom origins only");
    }
    if (behavior.texts("AllowedMethods").contains("PUT")) {
      throw behavior.error(
          "AllowedMethods", "the local cloud implements GET, HEAD and OPTIONS for buckets");
    }
  }

  private Behavior behavior(Properties behavior, String pattern) {
    var cachePolicy =
        policy(behavior, "CachePolicyId", CachePolicy::managed)
            .orElseThrow(() -> behavior.error("CachePolicyId", "is missing"));
    behavior.oneOf("ViewerProtocolPolicy", "https-only", "redirect-to-https", "allow-all");
    var origin = origins.get(behavior.text("TargetOriginId"));
    if (origin == null) {
      throw behavior.error(
          "TargetOriginId",
          "%s is none of the origins: %s"
              .formatted(behavior.text("TargetOriginId"), String.join(", ", origins.keySet())));
    }
    if (origin instanceof BucketOrigin) {
      checkBucketBehavior(behavior);
    }
    return new Behavior(
        new PathPattern(pattern),
        origin,
        allowedMethods(behavior),
        policy(behavior, "OriginRequestPolicyId", OriginRequestPolicy::managed)
            .orElse(OriginRequestPolicy.NONE),
        policy(behavior, "ResponseHeadersPolicyId", services.distributions()::responseHeadersPolicy)
            .orElse(ResponseHeadersPolicy.NONE),
        cachePolicy,
        cachePolicy.compressed() && behavior.flag("Compress", false),
        viewerRequest(behavior),
        originRequest(behavior));
  }

  private static Set<String> allowedMethods(Properties behavior) {
    var methods = Set.copyOf(behavior.texts("AllowedMethods"));
    if (methods.isEmpty()) {
      return Set.of("GET", "HEAD");
    }
    if (!METHOD_SETS.contains(methods)) {
      throw behavior.error(
          "AllowedMethods",
          "has to be GET and HEAD, or these with OPTIONS, or all seven methods, not " + methods);
    }
    return methods;
  }

  private static <T> Optional<T> policy(
      Properties behavior, String name, Function<String, Optional<T>> find) {
    return behavior
        .optionalText(name)
        .map(
            id ->
                find.apply(id)
                    .orElseThrow(
                        () ->
                            behavior.error(
                                name, id + " is no policy that the local cloud implements")));
  }

  private Optional<LambdaFunction> viewerRequest(Properties behavior) {
    var associations = behavior.objects("FunctionAssociations");
    if (associations.size() > 1) {
      throw behavior.error(
          "FunctionAssociations", "the local cloud implements one, for viewer-request");
    }
    return associations.stream()
        .findFirst()
        .map(
            association -> {
              association.oneOf("EventType", "viewer-request");
              var arn = association.text("FunctionARN");
              return services
                  .distributions()
                  .function(arn)
                  .orElseThrow(
                      () ->
                          association.error(
                              "FunctionARN", arn + " is no function of these templates"));
            });
  }

  private Optional<EdgeAssociation> originRequest(Properties behavior) {
    var associations = behavior.objects("LambdaFunctionAssociations");
    if (associations.size() > 1) {
      throw behavior.error(
          "LambdaFunctionAssociations", "the local cloud implements one, for origin-request");
    }
    return associations.stream()
        .findFirst()
        .map(association -> EdgeAssociations.read(association, services));
  }
}
