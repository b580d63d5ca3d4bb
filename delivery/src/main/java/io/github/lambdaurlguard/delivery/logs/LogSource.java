package io.github.lambdaurlguard.delivery.logs;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.edge.SignerLogGroups;
import io.github.lambdaurlguard.delivery.stack.Stack;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A log group, and whose it is.
 *
 * @param function its logical id
 */
public record LogSource(String function, String region, String group) {

  /** The suffix of a log group's logical id in the templates, behind that of its function. */
  private static final String SUFFIX = "LogGroup";

  /** The log groups that the stacks of a deployment made for their functions. */
  public static List<LogSource> ofStacks(Deployment deployment) {
    var settings = StackSettings.of(Optional.empty());
    var sources = new ArrayList<LogSource>();
    for (var stack :
        List.of(Stack.backend(deployment, settings), Stack.edge(deployment, settings))) {
      if (!stack.status().equals(Stack.NONE)) {
        stack
            .resources("AWS::Logs::LogGroup")
            .forEach(
                group ->
                    sources.add(
                        new LogSource(
                            function(group.logicalResourceId()),
                            stack.region(),
                            group.physicalResourceId())));
      }
    }
    return sources;
  }

  private static String function(String logicalId) {
    return logicalId.endsWith(SUFFIX)
        ? logicalId.substring(0, logicalId.length() - SUFFIX.length())
        : logicalId;
  }

  /** Those that Lambda@Edge made for the signer, in the regions where it has run so far. */
  public static List<LogSource> ofTheSigner(SignerLogGroups signers) {
    var sources = new ArrayList<LogSource>();
    signers
        .find()
        .forEach(
            (region, groups) ->
                groups.forEach(group -> sources.add(new LogSource("Signer", region, group))));
    return sources;
  }

  /** Its function's name and, at the edge, the region that it ran in. */
  public String label() {
    return group.startsWith("/aws/lambda/" + Aws.EDGE_REGION + ".")
        ? function + " " + region
        : function;
  }
}
