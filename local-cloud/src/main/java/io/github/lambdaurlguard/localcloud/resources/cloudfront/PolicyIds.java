package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ManagedCloudFrontPolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.OriginRequestPolicy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cache policies and origin request policies of the account, the managed ones among them. */
final class PolicyIds {
  private final Map<String, CachePolicy> cachePolicies = new HashMap<>();
  private final Map<String, OriginRequestPolicy> originRequestPolicies = new HashMap<>();

  private final Set<String> cachePolicyNames = new HashSet<>();
  private final Set<String> originRequestPolicyNames = new HashSet<>();

  /** The names of the cache policies that the templates define. */
  Set<String> cachePolicyNames() {
    return cachePolicyNames;
  }

  /** The names of the origin request policies that the templates define. */
  Set<String> originRequestPolicyNames() {
    return originRequestPolicyNames;
  }

  void add(String id, CachePolicy policy) {
    cachePolicies.put(id, policy);
  }

  void add(String id, OriginRequestPolicy policy) {
    originRequestPolicies.put(id, policy);
  }

  Optional<CachePolicy> cachePolicy(String id) {
    return Optional.ofNullable(cachePolicies.get(id))
        .or(() -> ManagedCloudFrontPolicies.cachePolicy(id));
  }

  /**
   * @param ofBucket whether the behaviour's origin is a bucket, before which some managed policies
   *     forward less
   */
  Optional<OriginRequestPolicy> originRequestPolicy(String id, boolean ofBucket) {
    return Optional.ofNullable(originRequestPolicies.get(id))
        .or(
            () ->
                ofBucket
                    ? ManagedCloudFrontPolicies.originRequestPolicyOfBucket(id)
                    : ManagedCloudFrontPolicies.originRequestPolicy(id));
  }
}
