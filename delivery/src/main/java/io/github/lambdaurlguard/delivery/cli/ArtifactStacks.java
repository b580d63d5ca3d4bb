package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.artifact.ArtifactBucket;
import io.github.lambdaurlguard.delivery.stack.Stack;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import io.github.lambdaurlguard.delivery.stack.Template;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The buckets through which archives go, one in each of the two regions, since CloudFormation reads
 * only from its own: named by the caller, or the stack's of this deployment.
 */
record ArtifactStacks(
    Deployment deployment,
    StackSettings settings,
    Optional<String> backendBucket,
    Optional<String> edgeBucket) {

  private static final Path TEMPLATE = Path.of("cloudformation/artifacts.yaml");

  /** The bucket for archives of the backend, made if need be. */
  ArtifactBucket provideForBackend() {
    return provide(deployment.region(), backendBucket);
  }

  /** The bucket for archives of the edge, made if need be. */
  ArtifactBucket provideForEdge() {
    return provide(Aws.EDGE_REGION, edgeBucket);
  }

  /** The bucket for archives of the backend, if there is one. */
  Optional<ArtifactBucket> findForBackend() {
    return find(deployment.region(), backendBucket);
  }

  /** The bucket for archives of the edge, if there is one. */
  Optional<ArtifactBucket> findForEdge() {
    return find(Aws.EDGE_REGION, edgeBucket);
  }

  private ArtifactBucket provide(String region, Optional<String> named) {
    if (named.isEmpty()) {
      deploy(region);
    }
    return find(region, named).orElseThrow();
  }

  private Optional<ArtifactBucket> find(String region, Optional<String> named) {
    return named
        .or(() -> Optional.ofNullable(stack(region).outputs().get("BucketName")))
        .map(name -> new ArtifactBucket(name, region, deployment.aws().s3(region)));
  }

  private void deploy(String region) {
    deployment
        .console()
        .say("artifacts: the stack %s in %s", deployment.name().artifactsStack(), region);
    var stack = stack(region);
    stack.settle();
    stack.change(
        new Stack.Proposal(
            Template.read(TEMPLATE),
            Map.of(),
            _ -> {
              throw new IllegalStateException(TEMPLATE + " fits into a call");
            },
            _ -> {}));
  }

  private Stack stack(String region) {
    return new Stack(deployment, deployment.name().artifactsStack(), region, settings);
  }
}
