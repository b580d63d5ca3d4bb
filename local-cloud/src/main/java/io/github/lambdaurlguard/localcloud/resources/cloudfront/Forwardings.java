package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.Forwarding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ManagedPolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.OriginRequestPolicy;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads which policies a behaviour has, and so what it forwards and keeps. */
final class Forwardings {
  private static final List<String> LEGACY_SETTINGS =
      List.of("ForwardedValues", "MinTTL", "DefaultTTL", "MaxTTL");

  private Forwardings() {}

  /**
   * Reads a behaviour's policies.
   *
   * @param hasBucket whether requests go to a bucket
   * @param cachesOptions whether answers to OPTIONS are kept
   */
  static Forwarding read(
      Properties behavior, boolean hasBucket, boolean cachesOptions, PolicyIds policies) {
    for (var legacy : LEGACY_SETTINGS) {
      if (behavior.has(legacy)) {
        throw behavior.error(
            legacy, "the local cloud does not implement legacy settings; give a CachePolicyId");
      }
    }
    var forwarding =
        new Forwarding(
            policy(behavior, "CachePolicyId", policies::cachePolicy)
                .orElseThrow(() -> behavior.error("CachePolicyId", "is missing")),
            policy(
                    behavior,
                    "OriginRequestPolicyId",
                    id -> policies.originRequestPolicy(id, hasBucket))
                .orElse(OriginRequestPolicy.NONE),
            cachesOptions);
    if (hasBucket && forwarding.takesHeader("host")) {
      throw behavior.error(
          "OriginRequestPolicyId",
          "its policies forward the viewer's Host, by which S3 finds no bucket");
    }
    return forwarding;
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
                                ManagedPolicies.refusal(id)
                                    .map(reason -> "the local cloud does not implement " + reason)
                                    .orElse(
                                        id + " is no policy that the local cloud implements"))));
  }
}
