package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Behavior;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.PathPattern;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.SigningBehavior;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The addresses at which everything answers.
 *
 * @param distribution where a browser finds the distribution
 * @param plainDistribution where it answers plain HTTP
 * @param certificate the public certificate of the distribution, if it answers HTTPS
 * @param otherDistributions the addresses of all distributions but the first, by id
 * @param functionUrls by the functions' names
 */
public record Addresses(
    String distribution,
    String plainDistribution,
    Optional<Path> certificate,
    Map<String, String> otherDistributions,
    List<OfFunction> functionUrls) {

  /**
   * The address of a function URL.
   *
   * @param label the function's logical id
   * @param refusesUnsigned whether a call without a signature is 403
   * @param path a path of the distribution that leads to it, signed, by a GET without anything to
   *     fill in
   */
  public record OfFunction(
      String label,
      String region,
      String address,
      boolean refusesUnsigned,
      Optional<String> path) {}

  static Addresses of(ViewerListeners viewers, DeployedStacks deployment, int functionUrlPort) {
    return new Addresses(
        viewers.address(),
        viewers.plainAddress(),
        viewers.certificate(),
        deployment.distributions().stream()
            .skip(1)
            .collect(
                Collectors.toMap(
                    Distribution::id,
                    other -> viewers.address(other.localName()),
                    (one, _) -> one,
                    LinkedHashMap::new)),
        deployment.functionUrls().stream()
            .sorted(Comparator.comparing(Addresses::label))
            .map(
                url ->
                    new OfFunction(
                        label(url),
                        url.region(),
                        "http://%s:%d/".formatted(url.localHost(), functionUrlPort),
                        url.authType() == FunctionUrl.AuthType.AWS_IAM,
                        simplePath(deployment.distribution(), url)))
            .toList());
  }

  private static String label(FunctionUrl url) {
    return url.function().configuration().label();
  }

  private static Optional<String> simplePath(Distribution distribution, FunctionUrl url) {
    return distribution.behaviors().stream()
        .filter(behavior -> behavior.origin().domainName().equals(url.host()))
        .filter(behavior -> !behavior.allowedMethods().contains("POST"))
        .filter(Addresses::signs)
        .map(Behavior::pattern)
        .filter(PathPattern::isLiteral)
        .map(PathPattern::toString)
        .findFirst();
  }

  /** Whether a function or an origin access control signs what goes to the origin. */
  private static boolean signs(Behavior behavior) {
    return behavior.edge().at(EdgeEvent.ORIGIN_REQUEST).isPresent()
        || (behavior.origin() instanceof CustomOrigin custom
            && custom.signing() != SigningBehavior.NEVER);
  }
}
