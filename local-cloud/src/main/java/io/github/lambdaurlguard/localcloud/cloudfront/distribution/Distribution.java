package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.ErrorCaching;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.LoopbackHost;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A distribution.
 *
 * @param aliases the domain names of its owner's that it answers to; one may begin with {@code *.}
 * @param behaviors in the order in which they are tried; the last is the default behaviour and
 *     matches everything
 */
public record Distribution(
    String id,
    String arn,
    String domainName,
    List<String> aliases,
    String defaultRootObject,
    SecurityPolicy securityPolicy,
    List<Behavior> behaviors,
    List<CustomErrorResponse> customErrorResponses) {

  /**
   * CloudFront's limit for the URL that it makes of a request.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#RequestCustomMaxRequestStringLength">Maximum
   *     length of a request and maximum length of a URL</a>
   */
  static final int URL_BYTES = 8_192;

  /**
   * Whether the distribution answers a request with this {@code Host} header: one of its own names,
   * here also {@code <id>.cloudfront.localhost}, or one of this machine, with any port.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html">Use
   *     custom URLs by adding alternate domain names</a>
   */
  boolean answersTo(String host) {
    var name = LoopbackHost.nameIn(host);
    return LoopbackHost.isIn(host)
        || name.equals(domainName)
        || name.equals(localName())
        || aliases.stream().anyMatch(alias -> isCovered(name, alias.toLowerCase(Locale.ROOT)));
  }

  /** A name of its own that leads to this machine. */
  public String localName() {
    return id.toLowerCase(Locale.ROOT) + ".cloudfront.localhost";
  }

  /**
   * A wildcard stands for one label or more: {@code *.example.com} covers {@code a.b.example.com}.
   */
  private static boolean isCovered(String name, String alias) {
    return alias.startsWith("*.")
        ? name.endsWith(alias.substring(1)) && name.length() > alias.length() - 1
        : name.equals(alias);
  }

  /** It counts as long as it would be on AWS, under this distribution's name. */
  boolean isUrlTooLong(HttpRequest request) {
    var url = "https://" + domainName + request.target();
    return url.getBytes(StandardCharsets.UTF_8).length > URL_BYTES;
  }

  Behavior behaviorFor(String path) {
    var normalizedPath = NormalizedPath.of(path);
    return behaviors.stream()
        .filter(behavior -> behavior.pattern().matchesNormalized(normalizedPath))
        .findFirst()
        .orElseThrow();
  }

  Optional<CustomErrorResponse.Page> errorPage(int status) {
    return customErrorResponses.stream()
        .filter(response -> response.errorCode() == status)
        .findFirst()
        .flatMap(CustomErrorResponse::page);
  }

  ErrorCaching errorCaching() {
    return new ErrorCaching(
        customErrorResponses.stream()
            .collect(
                Collectors.toMap(
                    CustomErrorResponse::errorCode, CustomErrorResponse::cachingMinimum)));
  }
}
