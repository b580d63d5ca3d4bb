package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.edge.Replicas;
import io.github.lambdaurlguard.delivery.stack.Stack;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** bin/sweep. */
@Command(
    name = "bin/sweep",
    synopsisHeading = "usage: ",
    customSynopsis = "bin/sweep [option]...",
    description =
        "Finishes a teardown that the signer's replicas held up. It never starts one: while a stack"
            + " of the deployment exists, in any state, it touches nothing. Meant for a schedule."
            + " Exits with 0 even if replicas are still there: the next run tries again.",
    footer =
        "REPLICA_TRIES (10), REPLICA_PAUSE_SECONDS (30) and EDGE_LOG_REGIONS work as in"
            + " bin/teardown.",
    sortOptions = false)
final class SweepCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DeploymentOptions deploymentOptions;

  SweepCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var deployment = deploymentOptions.check(console);
    var settings = StackSettings.of(Optional.empty());
    // A teardown has got as far as the replicas when both stacks are gone. Nothing in use can be
    // found then.
    for (var stack :
        List.of(Stack.edge(deployment, settings), Stack.backend(deployment, settings))) {
      var status = stack.status();
      if (!status.equals(Stack.NONE)) {
        console.note(
            "the stack %s in %s is there (%s): nothing to finish",
            stack.name(), stack.region(), status);
        return 0;
      }
    }
    var replicas = new Replicas(deployment);
    console.say("logs of the signer");
    replicas.deleteLogs();
    console.say("the signer");
    if (replicas.deleteSigners()) {
      console.say("swept");
    } else {
      console.note("CloudFront still holds replicas of it: the next run tries again");
    }
    return 0;
  }
}
