package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.function.LiveVersion;
import io.github.lambdaurlguard.delivery.function.LiveVersions;
import io.github.lambdaurlguard.delivery.stack.Stack;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** bin/rollback. */
@Command(
    name = "bin/rollback",
    synopsisHeading = "usage: ",
    customSynopsis = "bin/rollback [option]...",
    description =
        "Points the alias \"live\" of every function back to the version before the one that was"
            + " deployed last. Running it again changes nothing. The signer, the distribution and"
            + " the site stay: to roll those back, deploy the commit in which they were right.",
    footer =
        "The next bin/deploy of the same code leaves the functions there, unless you pass"
            + " --release-again.",
    sortOptions = false)
final class RollbackCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DeploymentOptions deploymentOptions;

  RollbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var deployment = deploymentOptions.check(console);
    var stack = Stack.backend(deployment, StackSettings.of(Optional.empty()));
    var status = stack.status();
    if (!status.endsWith("_COMPLETE") || status.equals("ROLLBACK_COMPLETE")) {
      throw Failure.of(
          "the stack %s in %s is in %s: there is nothing that can be rolled back.",
          stack.name(), stack.region(), status);
    }
    var versions = new LiveVersions(deployment.aws().lambda(deployment.region()), stack, console);
    var live = versions.read();
    console.say("rolling back");
    var targets = new TreeMap<String, Long>();
    live.values().forEach(version -> targets.put(version.function(), before(versions, version)));
    // All of them, before one is moved: a function that does not wake leaves the others where they
    // are.
    targets.forEach(
        (function, target) -> {
          if (live.get(function).live() != target) {
            versions.awaken(function, target);
          }
        });
    targets.forEach(
        (function, target) -> {
          if (live.get(function).live() == target) {
            console.note("%s is at version %d already", function, target);
          } else {
            versions.point(function, target);
            console.note(
                "%s is back at version %d, from %d", function, target, live.get(function).live());
          }
        });
    console.note("The signer, the distribution and the site are as they were.");
    return 0;
  }

  private static long before(LiveVersions versions, LiveVersion version) {
    return versions.versions(version.function()).stream()
        .map(LiveVersions::number)
        .filter(number -> number < version.published())
        .max(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                Failure.of(
                    "%s has no version before %d: nothing was rolled back.",
                    version.function(), version.published()));
  }
}
