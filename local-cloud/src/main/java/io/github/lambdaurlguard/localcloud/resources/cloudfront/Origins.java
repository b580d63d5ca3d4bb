package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.OriginTimeouts;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the origins of a distribution.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html">Origin
 *     settings</a>
 */
final class Origins {
  /** CloudFront's quota. */
  private static final int MOST = 100;

  private static final int MOST_ATTEMPTS = 3;
  private static final int MOST_SECONDS_TO_CONNECT = 10;
  private static final int RESPONSE_SECONDS = 30;
  private static final int MOST_RESPONSE_SECONDS = 120;
  private static final int KEEP_ALIVE_SECONDS = 5;
  private static final int MOST_KEEP_ALIVE_SECONDS = 120;

  /** Function URLs listen there, and nowhere else. */
  private static final int HTTPS_PORT = 443;

  private final Map<String, Origin> byId = new LinkedHashMap<>();

  private Origins() {}

  static Origins read(Properties configuration, Buckets buckets) {
    var origins = new Origins();
    for (var origin : configuration.objects("Origins")) {
      var read = origin.has("S3OriginConfig") ? bucket(origin, buckets) : custom(origin);
      if (origins.byId.put(read.id(), read) != null) {
        throw origin.error("Id", read.id() + " is another origin's too");
      }
    }
    if (origins.byId.size() > MOST) {
      throw configuration.error(
          "Origins",
          "has %d origins; a distribution has at most %d".formatted(origins.byId.size(), MOST));
    }
    return origins;
  }

  /** The origin that a property names. */
  Origin named(Properties properties, String name) {
    var id = properties.text(name);
    var origin = byId.get(id);
    if (origin == null) {
      throw properties.error(
          name, "%s is none of the origins: %s".formatted(id, String.join(", ", byId.keySet())));
    }
    return origin;
  }

  private static CustomOrigin custom(Properties origin) {
    var configuration = origin.object("CustomOriginConfig");
    configuration.oneOf("OriginProtocolPolicy", "https-only");
    configuration.withoutLocalEffect("HTTPPort", "OriginSSLProtocols");
    configuration.integer("HTTPSPort", HTTPS_PORT, HTTPS_PORT, HTTPS_PORT);
    var keepAlive =
        configuration.integer(
            "OriginKeepaliveTimeout", KEEP_ALIVE_SECONDS, 1, MOST_KEEP_ALIVE_SECONDS);
    var response = responseSeconds(configuration);
    return new CustomOrigin(
        origin.text("Id"),
        origin.text("DomainName"),
        path(origin),
        OriginCustomHeaders.read(origin),
        new OriginTimeouts(
            attempts(origin),
            Duration.ofSeconds(response),
            completion(origin, response),
            Duration.ofSeconds(keepAlive)));
  }

  private static BucketOrigin bucket(Properties origin, Buckets buckets) {
    var configuration = origin.object("S3OriginConfig");
    configuration.withoutLocalEffect("OriginAccessIdentity");
    attempts(origin);
    completion(origin, responseSeconds(configuration));
    origin.text("OriginAccessControlId");
    var domainName = origin.text("DomainName");
    if (buckets.atDomainName(domainName).isEmpty()) {
      throw origin.error(
          "DomainName", domainName + " is no bucket's RegionalDomainName in these templates");
    }
    return new BucketOrigin(origin.text("Id"), domainName, path(origin));
  }

  private static String path(Properties origin) {
    var path = origin.optionalText("OriginPath").orElse("");
    Origin.pathProblem(path)
        .ifPresent(
            problem -> {
              throw origin.error("OriginPath", problem);
            });
    return path;
  }

  private static int responseSeconds(Properties configuration) {
    return configuration.integer("OriginReadTimeout", RESPONSE_SECONDS, 1, MOST_RESPONSE_SECONDS);
  }

  /** On this machine a connection is there at once, or refused: there is no time to limit. */
  private static int attempts(Properties origin) {
    origin.integer("ConnectionTimeout", MOST_SECONDS_TO_CONNECT, 1, MOST_SECONDS_TO_CONNECT);
    return origin.integer("ConnectionAttempts", MOST_ATTEMPTS, 1, MOST_ATTEMPTS);
  }

  private static Optional<Duration> completion(Properties origin, int responseSeconds) {
    if (!origin.has("ResponseCompletionTimeout")) {
      return Optional.empty();
    }
    var seconds = origin.integer("ResponseCompletionTimeout");
    if (seconds < responseSeconds) {
      throw origin.error(
          "ResponseCompletionTimeout",
          "%d is less than OriginReadTimeout, %d".formatted(seconds, responseSeconds));
    }
    return Optional.of(Duration.ofSeconds(seconds));
  }
}
