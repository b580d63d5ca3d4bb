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
 * @param service the service that policies know it as, if it is one of AWS's own
 */
public record Role(
    String name,
    String arn,
    List<PolicyDocument> policies,
    Optional<PolicyDocument> boundary,
    List<PolicyDocument> trust,
    Optional<String> service) {
  private static final Authorization AUTHORIZATION = new Authorization();

  public Role {
    policies = new CopyOnWriteArrayList<>(policies);
  }

  /** A role without a boundary that nobody may assume. */
  public Role(String name, String arn, List<PolicyDocument> policies) {
    this(name, arn, policies, Optional.empty(), List.of());
  }

  /** A role of the account. */
  public Role(
      String name,
      String arn,
      List<PolicyDocument> policies,
      Optional<PolicyDocument> boundary,
      List<PolicyDocument> trust) {
    this(name, arn, policies, boundary, trust, Optional.empty());
  }

  /**
   * The role in an account of AWS's as which CloudFront signs for origin access controls: the
   * event's {@code userArn} shows it, and policies know it as the service.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html">Restrict
   *     access to an AWS Lambda function URL origin</a>
   */
  static Role ofCloudFront() {
    return new Role(
        "OriginAccessControlRole",
        "arn:aws:iam::856369053181:role/OriginAccessControlRole",
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.of("cloudfront.amazonaws.com"));
  }

  /**
   * Whether a session of the role may do something.
   *
   * @param context the values of condition keys, without those that tell of the role
   * @param resourcePolicies those of the resource
   */
  Decision decide(
      String session,
      String action,
      String resource,
      Map<String, String> context,
      List<PolicyDocument> resourcePolicies) {
    if (service.isPresent()) {
      return AUTHORIZATION.decide(
          new AccessRequest(new Principal.Service(service.get()), action, resource, context),
          List.of(),
          resourcePolicies);
    }
    var principal = new Principal.Role(arn);
    var keys = new HashMap<>(context);
    keys.put("aws:PrincipalAccount", principal.accountId());
    keys.put("aws:PrincipalArn", arn);
    keys.put("aws:PrincipalType", "AssumedRole");
    keys.put("aws:userid", userId(session));
    keys.put("aws:ViaAWSService", "false");
    return AUTHORIZATION.decide(
        new AccessRequest(principal, action, resource, keys), policies, boundary, resourcePolicies);
  }

  /** Who the credentials of a session say they are. */
  String sessionArn(String session) {
    return arn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/" + session;
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
  String userId(String session) {
    return id() + ":" + session;
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
