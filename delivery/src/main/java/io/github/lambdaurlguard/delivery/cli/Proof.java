package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.DeploymentName;
import io.github.lambdaurlguard.delivery.account.Environment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.account.Patience;
import io.github.lambdaurlguard.delivery.artifact.Digest;
import io.github.lambdaurlguard.delivery.edge.Replicas;
import io.github.lambdaurlguard.delivery.proof.Answer;
import io.github.lambdaurlguard.delivery.proof.ProbeRun;
import io.github.lambdaurlguard.delivery.proof.ProofCost;
import io.github.lambdaurlguard.delivery.proof.ProofReport;
import io.github.lambdaurlguard.delivery.stack.Stack;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import io.github.lambdaurlguard.delivery.stack.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** A deployment that is there to be asked: made, asked, reported and taken down. */
final class Proof {

  private static final Path TEMPLATE = Path.of("cloudformation/probes.yaml");
  private static final Path EDGE_TEMPLATE = Path.of("cloudformation/probes-edge.yaml");
  private static final Path PRICES = Path.of("cost/prices.properties");
  private static final int LETTERS = 6;
  private static final int SUCCESS = 0;

  private final Deployment deployment;
  private final Console console;
  private final Path reports;
  private final String date;
  private final Stack probes;
  private final Stack edgeProbes;

  /** Those of each of the templates. */
  private final Map<String, String> parameters;

  Proof(Deployment deployment, Path reports, String date) {
    this.deployment = deployment;
    this.console = deployment.console();
    this.reports = reports;
    this.date = date;
    var settings = StackSettings.of(Environment.first("CLOUDFORMATION_ROLE_ARN"));
    this.probes =
        new Stack(deployment, deployment.name().probesStack(), deployment.region(), settings);
    this.edgeProbes =
        new Stack(deployment, deployment.name().edgeProbesStack(), Aws.EDGE_REGION, settings);
    this.parameters =
        Environment.first("PERMISSIONS_BOUNDARY_ARN")
            .map(arn -> Map.of("PermissionsBoundaryArn", arn))
            .orElse(Map.of());
  }

  /** The name that a proof has in an account and a region: a second run has to find the first's. */
  static DeploymentName name(Deployment deployment) {
    var digest = Digest.sha256(deployment.account() + " " + deployment.region());
    var letters = new StringBuilder();
    for (int i = 0; i < LETTERS; i++) {
      letters.append((char) ('a' + Byte.toUnsignedInt(digest[i]) % 26));
    }
    return new DeploymentName("proof-" + letters);
  }

  Deployment deployment() {
    return deployment;
  }

  /** Says what comes, how long it takes and what it costs at most. */
  void announce() throws IOException {
    console.say("what this does");
    console.note(
        "makes the stacks %s and %s in %s, %s and %s in us-east-1, and %s in both: functions, a"
            + " table, three distributions, roles",
        deployment.name().backendStack(),
        probes.name(),
        deployment.region(),
        deployment.name().edgeStack(),
        edgeProbes.name(),
        deployment.name().artifactsStack());
    console.note("runs the smoke tests and the probes, and writes %s", report(".md"));
    console.note("deletes all of it, the table included");
    console.note("takes about an hour; CloudFront lets go of the edge functions some hours later");
    console.note(
        "costs at most %.2f US dollars, by cost/prices.properties", ProofCost.read(PRICES).bound());
  }

  /**
   * Does it, from where an earlier run was. Returns the command's status.
   *
   * @param deployOptions of bin/deploy: what it deploys
   */
  int prove(List<String> deployOptions) throws IOException, InterruptedException {
    if (!isFinished()) {
      deploy(deployOptions);
      report(smoke(), ask());
    }
    return takeDown();
  }

  /** An earlier run wrote today's report, or left nothing but edge functions with replicas. */
  private boolean isFinished() {
    if (Files.exists(report(".json"))) {
      console.note("%s is there: what is left is the teardown", report(".json"));
      return true;
    }
    var settings = StackSettings.of(Optional.empty());
    return Stack.edge(deployment, settings).status().equals(Stack.NONE)
        && !new Replicas(deployment).signers().isEmpty();
  }

  private void deploy(List<String> deployOptions) {
    var options = new ArrayList<>(deployOptions);
    parameters.forEach(
        (name, value) -> {
          var assignment = name + "=" + value;
          options.addAll(
              List.of("--backend-parameter", assignment, "--edge-parameter", assignment));
        });
    if (status(new DeployCommand(console), options) != SUCCESS) {
      throw Failure.of(
          "bin/deploy failed, see above. Call bin/prove again to go on, or with --teardown.");
    }
    deploy(probes, TEMPLATE);
    deploy(edgeProbes, EDGE_TEMPLATE);
  }

  private void deploy(Stack stack, Path template) {
    console.say("probes: the stack %s in %s", stack.name(), stack.region());
    stack.settle();
    stack.change(
        new Stack.Proposal(
            Template.read(template),
            parameters,
            _ -> {
              throw new IllegalStateException(template + " fits into a call");
            },
            _ -> {}));
  }

  /** That the smoke tests fail is an answer, too. */
  private String smoke() {
    return status(new SmokeCommand(console), List.of()) == SUCCESS ? "passed" : "failed";
  }

  private List<Answer> ask() throws IOException, InterruptedException {
    console.say("probes");
    // IAM is not consistent at once: a new role's permissions take some seconds.
    Patience.pause(Environment.seconds("PROOF_PAUSE_SECONDS", 15));
    var folder =
        Files.createTempDirectory(
            "proof",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var addresses = folder.resolve("addresses.properties");
    var credentials = folder.resolve("credentials");
    // Ctrl-C must not leave credentials behind; what was named last is deleted first.
    List.of(folder, addresses, credentials).forEach(path -> path.toFile().deleteOnExit());
    try {
      Files.write(addresses, addresses());
      Files.write(credentials, credentials());
      var environment = new HashMap<String, String>();
      SmokeCommand.handOver(deployment, environment);
      environment.put("AWS_SHARED_CREDENTIALS_FILE", credentials.toString());
      return ProbeRun.ask(addresses, environment);
    } finally {
      Files.deleteIfExists(addresses);
      Files.deleteIfExists(credentials);
      Files.delete(folder);
    }
  }

  /** As the local cloud writes them. */
  private List<String> addresses() {
    var settings = StackSettings.of(Optional.empty());
    var edge = Stack.edge(deployment, settings);
    var lines =
        new ArrayList<>(
            SmokeCommand.addresses(
                edge.outputs(),
                edge.parameter("ReadsBy").orElse("Signer"),
                deployment.region(),
                Stack.backend(deployment, settings).outputs()));
    var outputs = probes.outputs();
    lines.add("distribution.probes=" + outputs.get("Address"));
    lines.add("distribution.probes-edge=" + edgeProbes.outputs().get("Address"));
    for (var function : List.of("Echo", "Allowing")) {
      lines.add("functionUrl.%s=%s".formatted(function, outputs.get(function + "Url")));
      lines.add("region.%s=%s".formatted(function, deployment.region()));
    }
    return lines;
  }

  /** Those of the roles that call, an hour long, as profiles of a shared credentials file. */
  private List<String> credentials() {
    var lines = new ArrayList<String>();
    probes
        .outputs()
        .forEach(
            (output, arn) -> {
              if (output.endsWith("CallerRole")) {
                var session =
                    deployment
                        .aws()
                        .sts(deployment.region())
                        .assumeRole(request -> request.roleArn(arn).roleSessionName("proof"))
                        .credentials();
                lines.add("[probes-%s]".formatted(output));
                lines.add("aws_access_key_id=" + session.accessKeyId());
                lines.add("aws_secret_access_key=" + session.secretAccessKey());
                lines.add("aws_session_token=" + session.sessionToken());
              }
            });
    return lines;
  }

  private void report(String smokeTests, List<Answer> answers) throws IOException {
    var facts = new TreeMap<String, String>();
    facts.put("smoke tests", smokeTests);
    facts.put("Java", Runtime.version().toString());
    var report = new ProofReport(deployment.region(), date, facts, answers);
    console.say("%s", report.write(reports));
    console.note("%s", report.summary());
  }

  /** Deletes what there is. Returns 75 while replicas stay. */
  int takeDown() {
    for (var stack : List.of(edgeProbes, probes)) {
      if (!stack.status().equals(Stack.NONE)) {
        console.say("probes: the stack %s in %s", stack.name(), stack.region());
        stack.awaitQuiet();
        stack.delete();
        console.note("is gone");
      }
    }
    return status(new TeardownCommand(console), List.of("--yes", "--delete-table"));
  }

  private int status(Callable<Integer> command, List<String> options) {
    var arguments =
        new ArrayList<>(
            List.of("--stack-name", deployment.name().text(), "--region", deployment.region()));
    arguments.addAll(options);
    return Main.run(command, console, arguments);
  }

  private Path report(String ending) {
    return ProofReport.file(reports, deployment.region(), date, ending);
  }
}
