package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.OriginRequestPolicy;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.Map;
import java.util.Set;

/**
 * Origin request policies, under the rules that CloudFront checks when it creates them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originrequestpolicy.html">AWS::CloudFront::OriginRequestPolicy</a>
 */
final class OriginRequestPolicyResource {
  /** These belong into a cache policy. */
  private static final Set<String> FORBIDDEN_HEADERS = Set.of("accept-encoding", "authorization");

  private OriginRequestPolicyResource() {}

  static Planned plan(Definition definition, Distributions distributions) {
    var id = CloudFrontResources.id(definition);
    var policies = distributions.policies();
    policies.add(id, read(definition.properties()));
    PolicyHead.claimName(
        definition.properties().object("OriginRequestPolicyConfig"),
        policies.originRequestPolicyNames());
    return Planned.of(id, Map.of("Id", id));
  }

  static OriginRequestPolicy read(Properties properties) {
    var config = properties.object("OriginRequestPolicyConfig");
    PolicyHead.check(config);
    return new OriginRequestPolicy(
        SelectionReader.headers(
            config,
            false,
            FORBIDDEN_HEADERS,
            "none",
            "whitelist",
            "allViewer",
            "allViewerAndWhitelistCloudFront",
            "allExcept"),
        SelectionReader.cookies(config),
        SelectionReader.queries(config));
  }
}
