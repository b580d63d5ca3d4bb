package io.github.lambdaurlguard.localcloud.resources.iam;

import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Roles with their policies. */
public final class IamResources {
  private IamResources() {}

  public static Created role(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "MaxSessionDuration", "Path", "Tags");
    var name = properties.optionalText("RoleName").orElseGet(definition::physicalName);
    var arn = definition.globalArn("iam", "role/" + name);
    var trust =
        PolicyDocument.trustPolicy(
            properties.document("AssumeRolePolicyDocument"),
            properties.location("AssumeRolePolicyDocument"));
    var inline = properties.objects("Policies").stream().map(IamResources::inline);
    var managed =
        properties.texts("ManagedPolicyArns").stream()
            .map(policyArn -> managed(properties, "ManagedPolicyArns", policyArn, services));
    var boundary =
        properties
            .optionalText("PermissionsBoundary")
            .map(policyArn -> managed(properties, "PermissionsBoundary", policyArn, services));
    var role =
        new Role(name, arn, Stream.concat(inline, managed).toList(), boundary, List.of(trust));
    services.identities().add(role);
    return new Created(name, Map.of("Arn", arn, "RoleId", role.id()));
  }

  private static PolicyDocument inline(Properties policy) {
    policy.withoutLocalEffect("PolicyName");
    return document(policy);
  }

  private static PolicyDocument document(Properties policy) {
    return PolicyDocument.identityPolicy(
        policy.document("PolicyDocument"), policy.location("PolicyDocument"));
  }

  private static PolicyDocument managed(
      Properties properties, String property, String arn, Services services) {
    var policies = services.identities().managedPolicies();
    return policies
        .find(arn)
        .orElseThrow(
            () ->
                properties.error(
                    property,
                    "%s is not known to the local cloud; it knows %s. Define the policy in a template, or write its statements into the role"
                        .formatted(arn, String.join(", ", policies.arns()))));
  }

  /** A policy that roles of the templates name in ManagedPolicyArns or PermissionsBoundary. */
  public static Created managedPolicy(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "Path", "Tags");
    var name = properties.optionalText("ManagedPolicyName").orElseGet(definition::physicalName);
    var arn = definition.globalArn("iam", "policy/" + name);
    services.identities().managedPolicies().add(arn, document(properties));
    attach(properties, services);
    return new Created(arn, Map.of("PolicyArn", arn));
  }

  /** An inline policy of roles that stand elsewhere in the templates. */
  public static Created policy(Definition definition, Services services) {
    var properties = definition.properties();
    properties.text("PolicyName");
    attach(properties, services);
    return Created.of(definition.physicalName());
  }

  private static void attach(Properties properties, Services services) {
    var policy = document(properties);
    for (var role : properties.texts("Roles")) {
      if (!services.identities().attach(role, policy)) {
        throw properties.error("Roles", role + " is no role of these templates");
      }
    }
  }
}
