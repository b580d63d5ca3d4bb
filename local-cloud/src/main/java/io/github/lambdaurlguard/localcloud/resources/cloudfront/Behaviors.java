package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Behavior;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.PathPattern;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.ViewerProtocolPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the cache behaviours of a distribution. */
final class Behaviors {
  /** CloudFront's quota. Its documentation leaves open whether the default behaviour counts. */
  private static final int MOST = 75;

  private static final Set<Set<String>> METHOD_SETS =
      Set.of(
          Set.of("GET", "HEAD"),
          Set.of("GET", "HEAD", "OPTIONS"),
          Set.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"));

  private static final Set<Set<String>> CACHED_METHOD_SETS =
      Set.of(Set.of("GET", "HEAD"), Set.of("GET", "HEAD", "OPTIONS"));

  private final Distributions distributions;
  private final Functions functions;
  private final OriginGroups origins;

  private Behaviors(OriginGroups origins, Distributions distributions, Functions functions) {
    this.distributions = distributions;
    this.functions = functions;
    this.origins = origins;
  }

  /** In the order in which they are tried, the default behaviour last. */
  static List<Behavior> read(
      Properties configuration,
      OriginGroups origins,
      Distributions distributions,
      Functions functions) {
    var reader = new Behaviors(origins, distributions, functions);
    var behaviors = new ArrayList<Behavior>();
    for (var behavior : configuration.objects("CacheBehaviors")) {
      behaviors.add(reader.behavior(behavior, pathPattern(behavior)));
    }
    behaviors.add(
        reader.behavior(configuration.object("DefaultCacheBehavior"), new PathPattern("*")));
    if (behaviors.size() > MOST) {
      throw configuration.error(
          "CacheBehaviors",
          "makes %d behaviours with the default one; a distribution has at most %d"
              .formatted(behaviors.size(), MOST));
    }
    return List.copyOf(behaviors);
  }

  private static PathPattern pathPattern(Properties behavior) {
    var text = behavior.text("PathPattern");
    PathPattern.problem(text)
        .ifPresent(
            problem -> {
              throw behavior.error("PathPattern", problem);
            });
    return new PathPattern(text);
  }

  private Behavior behavior(Properties behavior, PathPattern pattern) {
    checkWithoutEffect(behavior);
    var target = origins.targetOf(behavior);
    if (target.hasBucket()) {
      checkBucketBehavior(behavior);
    }
    var allowedMethods = allowedMethods(behavior);
    target.checkMethods(behavior, allowedMethods);
    var cachedMethods = cachedMethods(behavior, allowedMethods);
    return new Behavior(
        pattern,
        ViewerProtocolPolicy.of(
            behavior.oneOf("ViewerProtocolPolicy", ViewerProtocolPolicy.texts())),
        target.primary(),
        target.failover(),
        allowedMethods,
        cachedMethods,
        ForwardingReader.read(
            behavior,
            target.hasBucket(),
            cachedMethods.contains("OPTIONS"),
            distributions.policies()),
        ForwardingReader.policy(
                behavior, "ResponseHeadersPolicyId", distributions::responseHeadersPolicy)
            .orElse(ResponseHeadersPolicy.NONE),
        behavior.flag("Compress", false),
        FunctionAssociations.read(behavior, distributions),
        EdgeAssociations.read(behavior, functions));
  }

  /** What is taken as long as it says that there is nothing to do. */
  private static void checkWithoutEffect(Properties behavior) {
    behavior.optionalOneOf("SmoothStreaming", "false");
    behavior.optionalOneOf("FieldLevelEncryptionId", "");
    behavior
        .optionalObject("GrpcConfig")
        .filter(grpc -> grpc.flag("Enabled", false))
        .ifPresent(
            grpc -> {
              throw grpc.error("Enabled", "the local cloud has no gRPC");
            });
    for (var signers : List.of("TrustedKeyGroups", "TrustedSigners")) {
      if (!behavior.texts(signers).isEmpty()) {
        throw behavior.error(signers, "the local cloud checks no signed URLs and cookies");
      }
    }
  }

  /** What an S3 origin could do on AWS and cannot here is refused, not ignored. */
  private static void checkBucketBehavior(Properties behavior) {
    if (behavior.texts("AllowedMethods").contains("PUT")) {
      throw behavior.error(
          "AllowedMethods", "the local cloud implements GET, HEAD and OPTIONS for buckets");
    }
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

  private static Set<String> cachedMethods(Properties behavior, Set<String> allowedMethods) {
    var methods = Set.copyOf(behavior.texts("CachedMethods"));
    if (methods.isEmpty()) {
      return Set.of("GET", "HEAD");
    }
    if (!CACHED_METHOD_SETS.contains(methods) || !allowedMethods.containsAll(methods)) {
      throw behavior.error(
          "CachedMethods",
          "has to be GET and HEAD, or these with OPTIONS where it is allowed, not " + methods);
    }
    return methods;
  }
}
