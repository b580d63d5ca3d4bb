package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.CloudFrontFunction;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.KeyValueStore;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ManagedResponseHeadersPolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.SigningBehavior;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the templates define of CloudFront. */
public final class Distributions {
  private final List<Distribution> distributions = new ArrayList<>();
  private final Map<String, CloudFrontFunction> functionsByArn = new HashMap<>();
  private final Map<String, KeyValueStore> keyValueStoresByArn = new HashMap<>();
  private final Map<String, ResponseHeadersPolicy> responseHeadersPolicies = new HashMap<>();
  private final Map<String, AccessControl> accessControls = new HashMap<>();
  private final Map<String, Principal.CanonicalUser> accessIdentities = new HashMap<>();
  private final PolicyIds policies = new PolicyIds();

  /**
   * An origin access control.
   *
   * @param originType what it is for: {@code s3} or {@code lambda}
   */
  record AccessControl(String originType, SigningBehavior signing) {}

  void addAccessControl(String id, AccessControl accessControl) {
    accessControls.put(id, accessControl);
  }

  Optional<AccessControl> accessControl(String id) {
    return Optional.ofNullable(accessControls.get(id));
  }

  void addAccessIdentity(String id, Principal.CanonicalUser identity) {
    accessIdentities.put(id, identity);
  }

  /** An origin access identity. */
  Optional<Principal.CanonicalUser> accessIdentity(String id) {
    return Optional.ofNullable(accessIdentities.get(id));
  }

  void add(Distribution distribution) {
    distributions.add(distribution);
  }

  void addFunction(String arn, CloudFrontFunction function) {
    functionsByArn.put(arn, function);
  }

  void addKeyValueStore(String arn, KeyValueStore store) {
    keyValueStoresByArn.put(arn, store);
  }

  void addResponseHeadersPolicy(String id, ResponseHeadersPolicy policy) {
    responseHeadersPolicies.put(id, policy);
  }

  /** Cache policies and origin request policies. */
  PolicyIds policies() {
    return policies;
  }

  Optional<CloudFrontFunction> function(String arn) {
    return Optional.ofNullable(functionsByArn.get(arn));
  }

  Optional<KeyValueStore> keyValueStore(String arn) {
    return Optional.ofNullable(keyValueStoresByArn.get(arn));
  }

  Optional<ResponseHeadersPolicy> responseHeadersPolicy(String id) {
    return Optional.ofNullable(responseHeadersPolicies.get(id))
        .or(() -> ManagedResponseHeadersPolicies.find(id));
  }

  public List<Distribution> all() {
    return List.copyOf(distributions);
  }
}
