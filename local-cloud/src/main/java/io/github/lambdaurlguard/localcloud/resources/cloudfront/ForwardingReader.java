package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.Forwarding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ManagedCloudFrontPolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.OriginRequestPolicy;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.Optional;
import java.util.function.Function;

/** Reads which policies a behaviour has, and so what it forwards and keeps. */
final class ForwardingReader {
  private ForwardingReader() {}

  /**
   * Reads a behaviour's policies.
   *
   * @param hasBucket whether requests go to a bucket
   * @param cachesOptions whether answers to OPTIONS are kept
   */
  static Forwarding read(
      Properties behavior, boolean hasBucket, boolean cachesOptions, PolicyIds policies) {
    behavior.withoutLocalEffect(ForwardedValues.NAMES);
    var forwarding =
        behavior.has("CachePolicyId")
            ? ofPolicies(behavior, hasBucket, cachesOptions, policies)
            : ForwardedValues.read(behavior, cachesOptions);
    if (hasBucket && forwarding.takesHeader("host")) {
      throw behavior.error(
          "OriginRequestPolicyId",
          "its policies forward the viewer's Host, by which S3 finds no bucket");
    }
    return forwarding;
  }

  /** Beside a cache policy, CloudFront ignores the older settings. */
  private static Forwarding ofPolicies(
      Properties behavior, boolean hasBucket, boolean cachesOptions, PolicyIds policies) {
    return new Forwarding(
        policy(behavior, "CachePolicyId", policies::cachePolicy).orElseThrow(),
        policy(behavior, "OriginRequestPolicyId", id -> policies.originRequestPolicy(id, hasBucket))
            .orElse(OriginRequestPolicy.NONE),
        cachesOptions);
  }

  /**
   * The policy that a behaviour names, if it does.
   *
   * @param find finds a policy by its id
   */
  static <T> Optional<T> policy(
      Properties behavior, String name, Function<String, Optional<T>> find) {
    return behavior
        .optionalText(name)
        .map(
            id ->
                find.apply(id)
                    .orElseThrow(
                        () ->
                            behavior.error(
                                name,
                                ManagedCloudFrontPolicies.refusal(id)
                                    .map(reason -> "the local cloud does not implement " + reason)
                                    .orElse(
                                        id + " is not a policy that the local cloud implements"))));
  }
}
