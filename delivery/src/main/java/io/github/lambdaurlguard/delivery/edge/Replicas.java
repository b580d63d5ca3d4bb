package io.github.lambdaurlguard.delivery.edge;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.Environment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.account.Patience;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * What a signer, or another edge function of a deployment, leaves behind: replicas, which outlive
 * their distribution by hours, and until they are gone Lambda refuses to delete the function; and
 * logs in the regions nearest to viewers, in log groups that no stack knows of.
 */
public final class Replicas {

  private final Deployment deployment;
  private final LambdaClient lambda;
  private final Console console;
  private final int tries = Environment.number("REPLICA_TRIES", 10);

  public Replicas(Deployment deployment) {
    this.deployment = deployment;
    this.lambda = deployment.aws().lambda(Aws.EDGE_REGION);
    this.console = deployment.console();
  }

  /** The functions that edge stacks of this name made and left behind. */
  public List<String> signers() {
    return lambda.listFunctionsPaginator().functions().stream()
        .map(FunctionConfiguration::functionName)
        .filter(
            name -> deployment.name().edgeFunctionPrefixes().stream().anyMatch(name::startsWith))
        .toList();
  }

  /** Deletes the signers. Returns whether all are gone. */
  public boolean deleteSigners() {
    var left = signers();
    for (var attempt = 1; ; attempt++) {
      for (var function : left) {
        delete(function, attempt);
      }
      left = signers();
      if (left.isEmpty()) {
        return true;
      }
      if (attempt >= tries) {
        return false;
      }
      Patience.pause(Environment.seconds("REPLICA_PAUSE_SECONDS", 30));
    }
  }

  private void delete(String function, int attempt) {
    try {
      lambda.deleteFunction(request -> request.functionName(function));
      console.note("deleted %s", function);
    } catch (ResourceNotFoundException _) {
      // Somebody else deleted it.
    } catch (LambdaException e) {
      if (!e.getMessage().contains("replicated function")) {
        throw Failure.of(
            "the function %s in %s cannot be deleted: %s",
            function, Aws.EDGE_REGION, e.getMessage());
      }
      console.note("%s still has replicas (try %d of %d)", function, attempt, tries);
    }
  }

  /**
   * Deletes the signers' log groups, in the regions of EDGE_LOG_REGIONS or all of the account's.
   */
  public void deleteLogs() {
    new SignerLogGroups(deployment)
        .find()
        .forEach((region, groups) -> groups.forEach(group -> deleteLogs(region, group)));
  }

  private void deleteLogs(String region, String group) {
    console.note("deleting the log group %s in %s", group, region);
    deployment.aws().logs(region).deleteLogGroup(request -> request.logGroupName(group));
  }
}
