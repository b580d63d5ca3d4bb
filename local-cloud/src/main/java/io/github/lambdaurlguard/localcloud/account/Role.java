package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.AccessRequest;
import io.github.lambdaurlguard.localcloud.iam.Authorization;
import io.github.lambdaurlguard.localcloud.iam.Decision;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An IAM role.
 *
 * @param policies what it may do: its inline and managed policies; more are attached while the
 *     stacks are created
 * @param boundary what it may do at most; empty for no such limit
 * @param trust who may assume it
 */
public record Role(
    String name,
    String arn,
    List<PolicyDocument> policies,
    Optional<PolicyDocument> boundary,
    List<PolicyDocument> trust) {
  private static final Authorization AUTHORIZATION = new Authorization();
  private static final String SESSION = "local-cloud";

  public Role {
    policies = new CopyOnWriteArrayList<>(policies);
  }

  /** A role without a boundary that nobody may assume. */
  public Role(String name, String arn, List<PolicyDocument> policies) {
    this(name, arn, policies, Optional.empty(), List.of());
  }

  /**
   * Whether the role may do something.
   *
   * @param context the values of condition keys, without those that tell of the role
   * @param resourcePolicies those of the resource
   */
  public Decision decide(
      String action,
      String resource,
      Map<String, String> context,
      List<PolicyDocument> resourcePolicies) {
    var principal = new Principal.Role(arn);
    var keys = new HashMap<>(context);
    keys.put("aws:PrincipalAccount", principal.accountId());
    keys.put("aws:PrincipalArn", arn);
    keys.put("aws:PrincipalType", "AssumedRole");
    keys.put("aws:userid", userId());
    keys.put("aws:ViaAWSService", "false");
    return AUTHORIZATION.decide(
        new AccessRequest(principal, action, resource, keys), policies, boundary, resourcePolicies);
  }

  /** Who the role's credentials say they are. */
  public String sessionArn() {
    return arn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/" + SESSION;
  }

  /** The role's unique id. */
  public String id() {
    return "AROA" + name;
  }

  /**
   * The unique id and the session.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable">aws:userid</a>
   */
  public String userId() {
    return id() + ":" + SESSION;
  }

  /** Why a service may not assume the role; empty if it may. */
  public Optional<String> whyNotAssumable(String service) {
    var decision =
        AUTHORIZATION.decide(
            new AccessRequest(new Principal.Service(service), "sts:AssumeRole", arn, Map.of()),
            List.of(),
            trust);
    return decision.allowed()
        ? Optional.empty()
        : Optional.of(
            "%s may not assume the role %s; its AssumeRolePolicyDocument needs {\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"%s\"},\"Action\":\"sts:AssumeRole\"}"
                .formatted(service, name, service));
  }
}
