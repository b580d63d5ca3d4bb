package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.OriginRequestPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Cache policies and origin request policies, under the rules that CloudFront checks when it
 * creates them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-cachepolicy.html">AWS::CloudFront::CachePolicy</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originrequestpolicy.html">AWS::CloudFront::OriginRequestPolicy</a>
 */
final class PolicyResources {
  /** CloudFront sets, removes or sorts these itself. */
  private static final Set<String> OF_NO_POLICY =
      Set.of(
          "connection",
          "content-length",
          "cookie",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "x-forwarded-proto",
          "x-real-ip");

  /** Caching by these is not supported. */
  private static final Set<String> OF_NO_KEY =
      Selections.union(
          OF_NO_POLICY, "cache-control", "max-forwards", "pragma", "range", "request-range");

  /** These belong into a cache policy. */
  private static final Set<String> OF_NO_ORIGIN_REQUEST =
      Selections.union(OF_NO_POLICY, "accept-encoding", "authorization");

  private PolicyResources() {}

  static Created cachePolicy(Definition definition, Services services) {
    var config = definition.properties().object("CachePolicyConfig");
    config.withoutLocalEffect("Comment");
    config.text("Name");
    var parameters = config.object("ParametersInCacheKeyAndForwardedToOrigin");
    var codings = codings(parameters);
    var policy =
        new CachePolicy(
            timeToLive(config),
            Selections.headers(parameters, OF_NO_KEY, "none", "whitelist"),
            Selections.cookies(parameters),
            Selections.queries(parameters),
            codings);
    if (!codings.isEmpty() && policy.headers().takes("accept-encoding")) {
      throw parameters.error(
          "HeadersConfig",
          "cannot list Accept-Encoding where EnableAcceptEncodingGzip or EnableAcceptEncodingBrotli"
              + " normalise it");
    }
    if (!policy.caches()) {
      checkDisabled(policy, parameters);
    }
    var id = CloudFrontResources.id(definition);
    services.distributions().policies().add(id, policy);
    return new Created(id, Map.of("Id", id));
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

  static Created originRequestPolicy(Definition definition, Services services) {
    var config = definition.properties().object("OriginRequestPolicyConfig");
    config.withoutLocalEffect("Comment");
    config.text("Name");
    var policy =
        new OriginRequestPolicy(
            Selections.headers(
                config, OF_NO_ORIGIN_REQUEST, "none", "whitelist", "allViewer", "allExcept"),
            Selections.cookies(config),
            Selections.queries(config));
    var id = CloudFrontResources.id(definition);
    services.distributions().policies().add(id, policy);
    return new Created(id, Map.of("Id", id));
  }
}
