package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.OriginTimeouts;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.SigningBehavior;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.Distributions.AccessControl;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads an origin: a bucket, a function URL, or a host that the person sends elsewhere. */
final class OriginReader {
  private static final Pattern DOMAIN_NAME =
      Pattern.compile("[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)++");

  private static final int MOST_ATTEMPTS = 3;
  private static final int MOST_SECONDS_TO_CONNECT = 10;
  private static final int RESPONSE_SECONDS = 30;
  private static final int MOST_RESPONSE_SECONDS = 120;
  private static final int KEEP_ALIVE_SECONDS = 5;
  private static final int MOST_KEEP_ALIVE_SECONDS = 120;

  /** Function URLs listen there, and nowhere else. */
  private static final int HTTPS_PORT = 443;

  private static final String ACCESS_IDENTITY = "origin-access-identity/cloudfront/";
  private static final Principal CLOUDFRONT = new Principal.Service("cloudfront.amazonaws.com");

  private final Buckets buckets;
  private final Distributions distributions;
  private final Predicate<String> isReachable;
  private final Predicate<String> isFunctionUrl;

  /**
   * @param isFunctionUrl whether a host is that of a function URL
   * @param isReachable whether requests to any other host that is no bucket lead anywhere
   */
  OriginReader(
      Buckets buckets,
      Distributions distributions,
      Predicate<String> isFunctionUrl,
      Predicate<String> isReachable) {
    this.buckets = buckets;
    this.distributions = distributions;
    this.isFunctionUrl = isFunctionUrl;
    this.isReachable = isReachable;
  }

  Origin read(Properties origin) {
    origin.withoutLocalEffect("OriginShield");
    return origin.has("S3OriginConfig") ? bucket(origin) : custom(origin);
  }

  private CustomOrigin custom(Properties origin) {
    if (origin.has("VpcOriginConfig")) {
      throw origin.error("VpcOriginConfig", "the local cloud has no VPCs");
    }
    var configuration = origin.object("CustomOriginConfig");
    configuration.withoutLocalEffect("HTTPPort", "IpAddressType", "OriginSSLProtocols");
    var protocol =
        configuration.oneOf("OriginProtocolPolicy", "https-only", "match-viewer", "http-only");
    var domainName = domainName(origin);
    if (isFunctionUrl.test(domainName)) {
      checkFunctionUrl(configuration, protocol);
    } else {
      configuration.withoutLocalEffect("HTTPSPort");
    }
    var keepAlive =
        configuration.integer(
            "OriginKeepaliveTimeout", KEEP_ALIVE_SECONDS, 1, MOST_KEEP_ALIVE_SECONDS);
    var response = responseSeconds(configuration);
    return new CustomOrigin(
        origin.text("Id"),
        domainName,
        path(origin),
        OriginCustomHeaders.read(origin),
        new OriginTimeouts(
            attempts(origin),
            Duration.ofSeconds(response),
            completion(origin, response),
            Duration.ofSeconds(keepAlive)),
        accessControl(origin, "lambda").map(AccessControl::signing).orElse(SigningBehavior.NEVER),
        protocol.equals("match-viewer") && isFunctionUrl.test(domainName));
  }

  private static void checkFunctionUrl(Properties configuration, String protocol) {
    configuration.integer("HTTPSPort", HTTPS_PORT, HTTPS_PORT, HTTPS_PORT);
    if (protocol.equals("http-only")) {
      throw configuration.error(
          "OriginProtocolPolicy", "function URLs speak HTTPS only; use https-only");
    }
  }

  /** What is unknown until it is applied passes, as in every reader of properties. */
  private String domainName(Properties origin) {
    origin.matching(
        "DomainName",
        DOMAIN_NAME,
        "is not a domain name: it has no scheme, port or path; of a function URL take it with"
            + " !Select [2, !Split ['/', !GetAtt Url.FunctionUrl]]");
    var name = origin.known("DomainName");
    if (name.isPresent() && !isFunctionUrl.test(name.get()) && !isReachable.test(name.get())) {
      throw origin.error(
          "DomainName",
          "%s is not a function URL of these templates, and the local cloud sends no request out: say where they go with --origin %s=http://127.0.0.1:PORT"
              .formatted(name.get(), name.get()));
    }
    return origin.text("DomainName");
  }

  private BucketOrigin bucket(Properties origin) {
    var configuration = origin.object("S3OriginConfig");
    attempts(origin);
    completion(origin, responseSeconds(configuration));
    var domainName = origin.text("DomainName");
    if (buckets.atDomainName(domainName).isEmpty()) {
      throw origin.error(
          "DomainName",
          domainName
              + " is not a bucket of these templates: take its RegionalDomainName, or give an"
              + " existing bucket a folder with --site NAME=FOLDER");
    }
    return new BucketOrigin(
        origin.text("Id"),
        domainName,
        path(origin),
        OriginCustomHeaders.read(origin),
        reader(origin, configuration));
  }

  private Principal reader(Properties origin, Properties configuration) {
    var accessControl = accessControl(origin, "s3");
    var identity = configuration.optionalText("OriginAccessIdentity").filter(id -> !id.isEmpty());
    if (identity.isEmpty()) {
      return accessControl.isPresent() && accessControl.get().signing() != SigningBehavior.NEVER
          ? CLOUDFRONT
          : new Principal.Anonymous();
    }
    if (accessControl.isPresent()) {
      throw configuration.error(
          "OriginAccessIdentity", "an origin has an access control or an identity, not both");
    }
    return Optional.of(identity.get())
        .filter(id -> id.startsWith(ACCESS_IDENTITY))
        .flatMap(id -> distributions.accessIdentity(id.substring(ACCESS_IDENTITY.length())))
        .orElseThrow(
            () ->
                configuration.error(
                    "OriginAccessIdentity",
                    "%s is no %s with an id of these templates"
                        .formatted(identity.get(), ACCESS_IDENTITY)));
  }

  private Optional<AccessControl> accessControl(Properties origin, String type) {
    var id = origin.optionalText("OriginAccessControlId").filter(text -> !text.isEmpty());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    var found =
        distributions
            .accessControl(id.get())
            .orElseThrow(
                () ->
                    origin.error(
                        "OriginAccessControlId",
                        id.get() + " is not an origin access control of these templates"));
    if (!found.originType().equals(type)) {
      throw origin.error(
          "OriginAccessControlId",
          "is for %s, and this origin takes one for %s".formatted(found.originType(), type));
    }
    return Optional.of(found);
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
