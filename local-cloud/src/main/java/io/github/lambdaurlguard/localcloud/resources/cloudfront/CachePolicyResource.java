package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Cache policies, under the rules that CloudFront checks when it creates them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cachepolicy.html">AWS::CloudFront::CachePolicy</a>
 */
final class CachePolicyResource {
  /** Caching by these is not supported. */
  private static final Set<String> FORBIDDEN_HEADERS =
      Set.of("cache-control", "max-forwards", "pragma", "range", "request-range");

  private CachePolicyResource() {}

  static Planned plan(Definition definition, Distributions distributions) {
    var id = CloudFrontResources.id(definition);
    var policies = distributions.policies();
    policies.add(id, read(definition.properties()));
    PolicyHead.claimName(
        definition.properties().object("CachePolicyConfig"), policies.cachePolicyNames());
    return Planned.of(id, Map.of("Id", id));
  }

  static CachePolicy read(Properties properties) {
    var config = properties.object("CachePolicyConfig");
    PolicyHead.check(config);
    var parameters = config.object("ParametersInCacheKeyAndForwardedToOrigin");
    var policy =
        new CachePolicy(
            timeToLive(config),
            SelectionReader.headers(parameters, true, FORBIDDEN_HEADERS, "none", "whitelist"),
            SelectionReader.cookies(parameters),
            SelectionReader.queries(parameters),
            codings(parameters));
    if (!policy.codings().isEmpty() && policy.headers().takes("accept-encoding")) {
      throw parameters.error(
          "HeadersConfig",
          "cannot list Accept-Encoding where EnableAcceptEncodingGzip or EnableAcceptEncodingBrotli"
              + " normalise it");
    }
    if (!policy.caches()) {
      checkDisabled(policy, parameters);
    }
    return policy;
  }

  private static TimeToLive timeToLive(Properties config) {
    var min = seconds(config, "MinTTL");
    var otherwise = seconds(config, "DefaultTTL");
    var max = seconds(config, "MaxTTL");
    if (min > otherwise || otherwise > max) {
      throw config.error(
          "DefaultTTL", "%d is not from MinTTL, %d, to MaxTTL, %d".formatted(otherwise, min, max));
    }
    return TimeToLive.ofSeconds(min, otherwise, max);
  }

  private static int seconds(Properties config, String name) {
    var seconds = config.integer(name);
    if (seconds < 0) {
      throw config.error(name, seconds + " is less than 0");
    }
    return seconds;
  }

  private static Set<ContentCoding> codings(Properties parameters) {
    var codings = EnumSet.noneOf(ContentCoding.class);
    if (parameters.flag("EnableAcceptEncodingBrotli", false)) {
      codings.add(ContentCoding.BROTLI);
    }
    // CloudFormation asks for this one of the two.
    parameters.text("EnableAcceptEncodingGzip");
    if (parameters.flag("EnableAcceptEncodingGzip", false)) {
      codings.add(ContentCoding.GZIP);
    }
    return codings;
  }

  /** Where nothing is kept there is no key, and nothing to put into it. */
  private static void checkDisabled(CachePolicy policy, Properties parameters) {
    refuseDisabled(!policy.codings().isEmpty(), parameters, "EnableAcceptEncodingGzip");
    refuseDisabled(!policy.headers().equals(Selection.NONE), parameters, "HeadersConfig");
    refuseDisabled(!policy.cookies().equals(Selection.NONE), parameters, "CookiesConfig");
    refuseDisabled(!policy.queries().equals(Selection.NONE), parameters, "QueryStringsConfig");
  }

  private static void refuseDisabled(boolean isSet, Properties parameters, String name) {
    if (isSet) {
      throw parameters.error(
          name,
          "is invalid for a policy with caching disabled (MaxTTL 0); an origin request policy"
              + " forwards without caching");
    }
  }
}
