package io.github.lambdaurlguard.localcloud.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.ErrorCaching;
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
    List<Behavior> behaviors,
    List<CustomErrorResponse> customErrorResponses) {

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
