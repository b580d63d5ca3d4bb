package io.github.lambdaurlguard.delivery.edge;

import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.EnabledRegions;
import io.github.lambdaurlguard.delivery.account.Environment;
import io.github.lambdaurlguard.delivery.account.Failure;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/**
 * The log groups of the signers, which no stack knows of: Lambda@Edge makes one in each region near
 * a viewer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-logs.html">Edge
 *     function logs</a>
 */
public final class SignerLogGroups {

  private final Deployment deployment;
  private final List<String> regions;

  /** Those of the regions of EDGE_LOG_REGIONS, or of all that the account has. */
  public SignerLogGroups(Deployment deployment) {
    this.deployment = deployment;
    this.regions =
        Environment.first("EDGE_LOG_REGIONS")
            .map(names -> List.of(names.trim().split("[ ,]+", -1)))
            .orElseGet(() -> new EnabledRegions(deployment.aws()).list());
    for (var region : regions) {
      deployment.aws().logs(region); // Clients are made by one thread.
    }
  }

  /**
   * Looks for them.
   *
   * @return the names of the groups by region
   * @throws Failure if a region does not tell
   */
  public SequencedMap<String, List<String>> find() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var found =
          threads.invokeAll(
              regions.stream()
                  .<Callable<List<String>>>map(region -> () -> logGroups(region))
                  .toList());
      var groups = new TreeMap<String, List<String>>();
      for (var i = 0; i < regions.size(); i++) {
        groups.put(regions.get(i), told(regions.get(i), found.get(i)));
      }
      return groups;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for logs", e);
    }
  }

  private static List<String> told(String region, Future<List<String>> groups)
      throws InterruptedException {
    try {
      return groups.get();
    } catch (ExecutionException e) {
      throw Failure.of(
          "the log groups of %s cannot be read: %s", region, e.getCause().getMessage());
    }
  }

  private List<String> logGroups(String region) {
    return deployment.name().edgeFunctionPrefixes().stream()
        .flatMap(prefix -> logGroups(region, "/aws/lambda/us-east-1." + prefix))
        .toList();
  }

  private Stream<String> logGroups(String region, String prefix) {
    return deployment
        .aws()
        .logs(region)
        .describeLogGroupsPaginator(request -> request.logGroupNamePrefix(prefix))
        .logGroups()
        .stream()
        .map(LogGroup::logGroupName);
  }
}
