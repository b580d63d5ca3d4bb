package io.github.lambdaurlguard.localcloud.resources.unenforced;

import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Web ACLs, whose rules are told one by one because none of them is enforced.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webacl.html">AWS::WAFv2::WebACL</a>
 */
final class WebAcl {
  private WebAcl() {}

  static Planned plan(Definition definition) {
    var properties = definition.properties();
    var planned = named(definition);
    var rules = properties.objects("Rules").stream().map(WebAcl::notice).toList();
    var action =
        properties
            .optionalObject("DefaultAction")
            .map(Properties::withoutLocalEffect)
            .filter(each -> each.has("Block"));
    return planned.saying(
        action.isPresent()
            ? List.of("its default action, Block, is not enforced here, nor is any of its rules")
            : rules);
  }

  private static String notice(Properties rule) {
    return "its rule %s is not enforced here: no request is inspected"
        .formatted(rule.withoutLocalEffect().optionalText("Name").orElse("without a name"));
  }

  /** A resource of WAF's, which Ref knows as its name, id and scope. */
  static Planned named(Definition definition) {
    var properties = definition.properties();
    var name = properties.optionalText("Name").orElseGet(definition::physicalName);
    var scope = properties.text("Scope");
    var id = UnenforcedResources.id(definition);
    var kind =
        definition.resource().type().substring("AWS::WAFv2::".length()).toLowerCase(Locale.ROOT);
    var arn =
        definition.arn(
            "wafv2",
            "%s/%s/%s/%s"
                .formatted(scope.equals("CLOUDFRONT") ? "global" : "regional", kind, name, id));
    return Planned.of(
        "%s|%s|%s".formatted(name, id, scope),
        Map.of("Arn", arn, "Capacity", "0", "Id", id, "LabelNamespace", "awswaf:" + name + ":"));
  }
}
