package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.ErrorCaching;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A distribution.
 *
 * @param behaviors in the order in which they are tried; the last is the default behaviour and
 *     matches everything
 */
public record Distribution(
    String id,
    String arn,
    String domainName,
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
