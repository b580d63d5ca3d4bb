package io.github.lambdaurlguard.localcloud.resources.iam;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Roles with their policies. */
public final class IamResources {
  private final Identities identities;

  private IamResources(Identities identities) {
    this.identities = identities;
  }

  /** The types of this service. */
  public static Map<String, ResourceType> types(Identities identities) {
    var iam = new IamResources(identities);
    return Map.of(
        "AWS::IAM::ManagedPolicy", iam::managedPolicy,
        "AWS::IAM::Policy", iam::policy,
        "AWS::IAM::Role", iam::role);
  }

  private Planned role(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "MaxSessionDuration", "Path", "Tags");
    var name = properties.optionalText("RoleName").orElseGet(definition::physicalName);
    var arn = definition.globalArn("iam", "role/" + name);
    var trust = PolicyDocument.trustPolicy(properties.located("AssumeRolePolicyDocument"));
    var inline = properties.objects("Policies").stream().map(IamResources::inline);
    var managed =
        properties.texts("ManagedPolicyArns").stream()
            .map(policyArn -> managed(properties, "ManagedPolicyArns", policyArn));
    var boundary =
        properties
            .optionalText("PermissionsBoundary")
            .map(policyArn -> managed(properties, "PermissionsBoundary", policyArn));
    var role =
        new Role(name, arn, Stream.concat(inline, managed).toList(), boundary, List.of(trust));
    identities.add(role);
    return Planned.of(name, Map.of("Arn", arn, "RoleId", role.id()));
  }

  private static PolicyDocument inline(Properties policy) {
    policy.withoutLocalEffect("PolicyName");
    return document(policy);
  }

  private static PolicyDocument document(Properties policy) {
    return PolicyDocument.identityPolicy(policy.located("PolicyDocument"));
  }

  private PolicyDocument managed(Properties properties, String property, String arn) {
    var policies = identities.managedPolicies();
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
  private Planned managedPolicy(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "Path", "Tags");
    var name = properties.optionalText("ManagedPolicyName").orElseGet(definition::physicalName);
    var arn = definition.globalArn("iam", "policy/" + name);
    identities.managedPolicies().add(arn, document(properties));
    attach(properties);
    return Planned.of(arn, Map.of("PolicyArn", arn));
  }

  /** An inline policy of roles that stand elsewhere in the templates. */
  private Planned policy(Definition definition) {
    var properties = definition.properties();
    properties.text("PolicyName");
    attach(properties);
    return Planned.of(definition.physicalName());
  }

  private void attach(Properties properties) {
    var policy = document(properties);
    for (var role : properties.texts("Roles")) {
      if (!identities.attach(role, policy)) {
        throw properties.error("Roles", role + " is not a role of these templates");
      }
    }
  }
}
