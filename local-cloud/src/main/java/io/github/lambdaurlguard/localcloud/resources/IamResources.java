package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import java.util.Map;

/** Roles with their inline policies. */
final class IamResources {
  private IamResources() {}

  static Created role(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "MaxSessionDuration", "Path", "Tags");
    var name = properties.optionalText("RoleName").orElseGet(definition::physicalName);
    var arn = definition.globalArn("iam", "role/" + name);
    PolicyDocument.parse(
        properties.document("AssumeRolePolicyDocument"),
        properties.location("AssumeRolePolicyDocument"));
    var policies =
        properties.objects("Policies").stream()
            .map(
                policy -> {
                  policy.withoutLocalEffect("PolicyName");
                  return PolicyDocument.identityPolicy(
                      policy.document("PolicyDocument"), policy.location("PolicyDocument"));
                })
            .toList();
    services.identities().add(new Role(name, arn, policies));
    return new Created(name, Map.of("Arn", arn, "RoleId", "AROA" + name));
  }
}
