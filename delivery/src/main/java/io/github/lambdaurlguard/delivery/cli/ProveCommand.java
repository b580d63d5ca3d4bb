package io.github.lambdaurlguard.delivery.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.DeploymentName;
import io.github.lambdaurlguard.delivery.account.Environment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.proof.ConformanceTables;
import io.github.lambdaurlguard.delivery.proof.LocalCloud;
import io.github.lambdaurlguard.delivery.proof.ProbeRun;
import io.github.lambdaurlguard.delivery.proof.ProofReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** bin/prove. */
@Command(
    name = "bin/prove",
    synopsisHeading = "usage: ",
    customSynopsis = "bin/prove [option]...",
    description =
        "Asks AWS what the local cloud promises of it: deploys everything under a name of its own,"
            + " runs the smoke tests and the probes, writes a report, and takes everything down.",
    footer = {
      "Exits with 75 when CloudFront still holds replicas of the edge functions: run it again some"
          + " hours later, and it finishes. Interrupted, it goes on where it was, or --teardown"
          + " removes what there is.",
      "The name is proof- and six letters, always the same ones for an account and a region:"
          + " nothing of another name is touched.",
      "CLOUDFORMATION_ROLE_ARN is the role that CloudFormation acts in (your own), and"
          + " PERMISSIONS_BOUNDARY_ARN the boundary of the roles that it makes (none)."
    },
    sortOptions = false)
final class ProveCommand implements Callable<Integer> {

  private static final Path TABLES = Path.of("docs");
  private static final Path PROOFS = Path.of("docs/proofs");
  private static final Path LOCAL_PROOFS = Path.of("target/proofs");

  private final Console console;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "the backend's region (BACKEND_REGION, AWS_REGION, your profile's)")
  private String region;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "aws, or local: the same report from the local cloud, in target/proofs (aws)")
  private String target = "aws";

  @Option(names = "--yes", description = "do not ask")
  private boolean confirmed;

  @Option(
      names = "--no-build",
      description = "deploy what is in target/ and frontend/dist/ as it is")
  private boolean noBuild;

  @Option(
      names = "--manifest-sha256",
      paramLabel = "SHA256",
      description = "the same, but only if bin/manifest --sha256 prints this hash")
  private String manifest;

  @Option(names = "--teardown", description = "take down what there is, and ask nothing of it")
  private boolean teardown;

  @Option(
      names = "--apply",
      paramLabel = "REPORT",
      description =
          "raise the rules that a report (its .json) confirms to \"measured\" in docs/, and print"
              + " those that are wrong")
  private Path apply;

  @Option(names = "--help", usageHelp = true, description = "show this")
  @SuppressWarnings("unused") // picocli looks at the option itself.
  private boolean help;

  ProveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!List.of("aws", "local").contains(target)) {
      throw Failure.misuse("--target is aws or local, not '%s'.", target);
    }
    if (apply != null) {
      return apply(ProofReport.read(apply));
    }
    return target.equals("local") ? proveLocally() : proveOnAws();
  }

  private int apply(ProofReport report) throws IOException {
    if (report.region().equals(ProofReport.LOCAL)) {
      throw Failure.misuse("%s is of the local cloud: it measures nothing.", apply);
    }
    var raised = ConformanceTables.in(TABLES).raise(report);
    console.say(
        "%d rules are now measured on AWS (%s, %s)", raised.size(), report.region(), report.date());
    raised.forEach(rule -> console.note("%s", rule));
    var wrong = ConformanceTables.wrong(report);
    console.say("%d answers are not the local cloud's", wrong.size());
    wrong.forEach(line -> console.print(line + "\n"));
    return 0;
  }

  private int proveLocally() throws IOException, InterruptedException {
    console.say("the local cloud, with the templates of the probes");
    try (var cloud = LocalCloud.start(LOCAL_PROOFS)) {
      console.say("probes");
      var report =
          new ProofReport(
              ProofReport.LOCAL,
              today(),
              Map.of("Java", Runtime.version().toString()),
              ProbeRun.ask(cloud.addresses(), cloud.environment()));
      var file = report.write(LOCAL_PROOFS);
      console.say("%s", file);
      tell(report);
      console.note("NOT run: first answers after a restore, because only AWS restores snapshots");
      return report.differences().isEmpty() && report.unanswered().isEmpty() ? 0 : 1;
    }
  }

  private int proveOnAws() throws IOException, InterruptedException {
    var anonymous =
        Deployment.of(
            new DeploymentName("proof"),
            Optional.ofNullable(region)
                .or(() -> Environment.first("BACKEND_REGION", "AWS_REGION", "AWS_DEFAULT_REGION")),
            console);
    var proof = new Proof(anonymous.named(Proof.name(anonymous)), PROOFS, today());
    if (teardown) {
      return proof.takeDown();
    }
    proof.announce();
    confirm(proof);
    return proof.prove(whatIsDeployed());
  }

  private List<String> whatIsDeployed() {
    if (manifest != null) {
      return List.of("--manifest-sha256", manifest);
    }
    return noBuild ? List.of("--no-build") : List.of();
  }

  private void confirm(Proof proof) throws IOException {
    if (confirmed) {
      return;
    }
    console.print("\nType the name %s to go on: ".formatted(proof.deployment().name()));
    var line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    var typed = line == null ? "" : line.strip();
    if (!typed.equals(proof.deployment().name().text())) {
      throw Failure.of("'%s' is not '%s': nothing was made.", typed, proof.deployment().name());
    }
  }

  /** What a reader wants to know first. */
  private void tell(ProofReport report) {
    console.note("%s", report.summary());
    ConformanceTables.wrong(report).forEach(line -> console.print(line + "\n"));
  }

  private static String today() {
    return LocalDate.now(Clock.systemUTC()).toString();
  }
}
