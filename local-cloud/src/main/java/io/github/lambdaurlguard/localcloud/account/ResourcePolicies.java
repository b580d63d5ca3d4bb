package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The policies that are attached to resources, by the resource's ARN. */
public final class ResourcePolicies {
  private final Map<String, List<PolicyDocument>> byArn = new ConcurrentHashMap<>();

  public void add(String arn, PolicyDocument policy) {
    byArn.computeIfAbsent(arn, _ -> new CopyOnWriteArrayList<>()).add(policy);
  }

  public List<PolicyDocument> of(String arn) {
    return byArn.getOrDefault(arn, List.of());
  }
}
