package io.github.lambdaurlguard.delivery.edge;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.LambdaFunctionAssociations;

/** A CloudFront distribution. */
public record Distribution(CloudFrontClient cloudFront, String id) {

  /**
   * How far CloudFront is.
   *
   * @param status "Deployed" once a configuration, signer included, has reached every location
   * @param invalidations how many are on their way
   * @param signers the functions that its behaviours name, each once: ARNs with a version
   */
  public record State(String status, int invalidations, List<String> signers) {}

  public State state() {
    var distribution = cloudFront.getDistribution(request -> request.id(id)).distribution();
    var config = distribution.distributionConfig();
    var signers =
        Stream.concat(
                config.cacheBehaviors().items().stream()
                    .map(CacheBehavior::lambdaFunctionAssociations),
                Stream.ofNullable(config.defaultCacheBehavior().lambdaFunctionAssociations()))
            .filter(associations -> associations != null && associations.hasItems())
            .map(LambdaFunctionAssociations::items)
            .flatMap(Collection::stream)
            .map(association -> association.lambdaFunctionARN())
            .distinct()
            .sorted()
            .toList();
    return new State(distribution.status(), distribution.inProgressInvalidationBatches(), signers);
  }

  /** Has CloudFront ask the origin again for these paths. */
  public void invalidate(List<String> paths) {
    cloudFront.createInvalidation(
        request ->
            request
                .distributionId(id)
                .invalidationBatch(
                    batch ->
                        batch
                            .callerReference(UUID.randomUUID().toString())
                            .paths(set -> set.quantity(paths.size()).items(paths))));
  }
}
