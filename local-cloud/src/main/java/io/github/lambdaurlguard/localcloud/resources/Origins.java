package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.cloudfront.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the origins of a distribution. */
final class Origins {
  private static final int DEFAULT_READ_TIMEOUT_SECONDS = 30;
  private static final int MAX_READ_TIMEOUT_SECONDS = 120;

  private final Map<String, Origin> byId = new LinkedHashMap<>();

  private Origins() {}

  static Origins read(Properties configuration, Services services) {
    var origins = new Origins();
    for (var origin : configuration.objects("Origins")) {
      origins.byId.put(
          origin.text("Id"),
          origin.has("S3OriginConfig") ? bucketOrigin(origin, services) : customOrigin(origin));
    }
    return origins;
  }

  /** The origin that a behaviour names as its target. */
  Origin targetOf(Properties behavior) {
    var id = behavior.text("TargetOriginId");
    var origin = byId.get(id);
    if (origin == null) {
      throw behavior.error(
          "TargetOriginId",
          "%s is none of the origins: %s".formatted(id, String.join(", ", byId.keySet())));
    }
    return origin;
  }

  private static CustomOrigin customOrigin(Properties origin) {
    var custom = origin.object("CustomOriginConfig");
    custom.oneOf("OriginProtocolPolicy", "https-only");
    custom.withoutLocalEffect("HTTPSPort", "OriginKeepaliveTimeout", "OriginSSLProtocols");
    var readTimeout = custom.integer("OriginReadTimeout", DEFAULT_READ_TIMEOUT_SECONDS);
    if (readTimeout < 1 || readTimeout > MAX_READ_TIMEOUT_SECONDS) {
      throw custom.error(
          "OriginReadTimeout",
          "%d s is not from 1 to %d".formatted(readTimeout, MAX_READ_TIMEOUT_SECONDS));
    }
    var headers =
        origin.objects("OriginCustomHeaders").stream()
            .collect(
                Collectors.toMap(
                    header -> header.text("HeaderName").toLowerCase(Locale.ROOT),
                    header -> header.text("HeaderValue")));
    return new CustomOrigin(
        origin.text("Id"), origin.text("DomainName"), headers, Duration.ofSeconds(readTimeout));
  }

  private static BucketOrigin bucketOrigin(Properties origin, Services services) {
    origin.object("S3OriginConfig").withoutLocalEffect("OriginAccessIdentity");
    origin.text("OriginAccessControlId");
    var domainName = origin.text("DomainName");
    if (services.buckets().atDomainName(domainName).isEmpty()) {
      throw origin.error(
          "DomainName", domainName + " is no bucket's RegionalDomainName in these templates");
    }
    return new BucketOrigin(origin.text("Id"), domainName);
  }
}
