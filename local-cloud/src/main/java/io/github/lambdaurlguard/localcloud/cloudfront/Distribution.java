package io.github.lambdaurlguard.localcloud.cloudfront;

import java.util.List;

/**
 * A distribution.
 *
 * @param behaviors in the order in which they are tried; the last is the default behaviour and
 *     matches everything
 */
public record Distribution(
    String id, String arn, String domainName, String defaultRootObject, List<Behavior> behaviors) {

  Behavior behaviorFor(String path) {
    var normalizedPath = NormalizedPath.of(path);
    return behaviors.stream()
        .filter(behavior -> behavior.pattern().matchesNormalized(normalizedPath))
        .findFirst()
        .orElseThrow();
  }
}
