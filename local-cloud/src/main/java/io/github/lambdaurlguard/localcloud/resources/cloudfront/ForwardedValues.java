package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Forwarding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.OriginRequestPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection.Mode;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the settings that came before policies, which CloudFront still takes: what they forward is
 * in the cache key, too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-forwardedvalues.html">ForwardedValues</a>
 */
final class ForwardedValues {
  /** What a behaviour says of itself in this way. */
  static final String[] NAMES = {"ForwardedValues", "MinTTL", "DefaultTTL", "MaxTTL"};

  private static final int DAY_SECONDS = 86_400;
  private static final int YEAR_SECONDS = 31_536_000;

  private ForwardedValues() {}

  static Forwarding read(Properties behavior, boolean cachesOptions) {
    if (!behavior.has("ForwardedValues")) {
      throw behavior.error(
          "CachePolicyId", "is missing: add it, or ForwardedValues, which came before it");
    }
    if (behavior.has("OriginRequestPolicyId")) {
      throw behavior.error(
          "OriginRequestPolicyId", "goes with a CachePolicyId, not with ForwardedValues");
    }
    var values = behavior.object("ForwardedValues");
    var headers = headers(values);
    var queries = values.flag("QueryString", false);
    var keys = values.texts("QueryStringCacheKeys");
    return new Forwarding(
        new CachePolicy(
            headers.mode() == Mode.ALL ? TimeToLive.ofSeconds(0, 0, 0) : timeToLive(behavior),
            headers,
            cookies(values),
            keys.isEmpty() || !queries
                ? all(queries)
                : new Selection(Mode.LISTED, Set.copyOf(keys)),
            Set.of(ContentCoding.GZIP)),
        new OriginRequestPolicy(Selection.NONE, Selection.NONE, all(queries)),
        cachesOptions,
        true);
  }

  private static Selection all(boolean isTaken) {
    return isTaken ? Selection.ALL : Selection.NONE;
  }

  /** Those listed; {@code *} is all of them, and then nothing is kept. */
  private static Selection headers(Properties values) {
    var names = values.texts("Headers");
    if (names.contains("*")) {
      return Selection.ALL;
    }
    return names.isEmpty()
        ? Selection.NONE
        : new Selection(
            Mode.LISTED,
            names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private static Selection cookies(Properties values) {
    var cookies = values.optionalObject("Cookies");
    if (cookies.isEmpty()) {
      return Selection.NONE;
    }
    return switch (cookies.get().oneOf("Forward", "none", "all", "whitelist")) {
      case "all" -> Selection.ALL;
      case "none" -> {
        cookies.get().withoutLocalEffect("WhitelistedNames");
        yield Selection.NONE;
      }
      default -> new Selection(Mode.LISTED, Set.copyOf(cookies.get().texts("WhitelistedNames")));
    };
  }

  private static TimeToLive timeToLive(Properties behavior) {
    var min = behavior.integer("MinTTL", 0);
    var max = behavior.integer("MaxTTL", Math.max(min, YEAR_SECONDS));
    var otherwise = behavior.integer("DefaultTTL", Math.clamp(DAY_SECONDS, min, max));
    if (min < 0 || min > otherwise || otherwise > max) {
      throw behavior.error(
          "DefaultTTL", "%d is not from MinTTL, %d, to MaxTTL, %d".formatted(otherwise, min, max));
    }
    return TimeToLive.ofSeconds(min, otherwise, max);
  }
}
