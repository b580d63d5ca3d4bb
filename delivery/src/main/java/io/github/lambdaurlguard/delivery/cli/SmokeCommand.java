package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.Environment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.account.Patience;
import io.github.lambdaurlguard.delivery.edge.Distribution;
import io.github.lambdaurlguard.delivery.proof.SmokeTestsJar;
import io.github.lambdaurlguard.delivery.stack.Stack;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** bin/smoke. */
@Command(
    name = "bin/smoke",
    synopsisHeading = "usage: ",
    customSynopsis = "bin/smoke [option]...",
    description =
        "Waits until CloudFront serves what was deployed last, and runs the smoke tests against"
            + " it.",
    footer = "SMOKE_TIMEOUT_SECONDS (900) limits the wait.",
    sortOptions = false)
final class SmokeCommand implements Callable<Integer> {

  /** The tag of tests of what is believed of AWS: their failure says nothing of the deployment. */
  private static final String BELIEFS = "probe";

  private static final List<String> CALLERS = List.of("allowed", "refused", "unknown");
  private static final String REPORTS = "smoke-tests/target/reports";
  private static final Duration ANSWER_MAXIMUM = Duration.ofSeconds(20);

  private final Console console;

  @Mixin private DeploymentOptions deploymentOptions;

  @Option(
      names = "--caller",
      paramLabel = "WHO",
      description = {
        "what your credentials may do with the function URLs (SMOKE_CALLER; unknown):",
        "  allowed   call them: a direct call that they sign must reach the function",
        "  refused   nothing: a direct call that they sign must be refused",
        "  unknown   neither of the two is tested, and bin/smoke says so"
      })
  private String caller;

  @Option(
      names = "--wait-only",
      description = "only wait until CloudFront serves what was deployed")
  private boolean waitOnly;

  SmokeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var callerMay =
        Optional.ofNullable(caller).or(() -> Environment.first("SMOKE_CALLER")).orElse("unknown");
    if (!CALLERS.contains(callerMay)) {
      throw Failure.misuse("--caller is allowed, refused or unknown, not '%s'.", callerMay);
    }
    var deployment = deploymentOptions.check(console);
    var settings = StackSettings.of(Optional.empty());
    var edgeStack = Stack.edge(deployment, settings);
    var edge = edgeStack.outputs();
    if (!edge.containsKey("Address")) {
      throw Failure.of(
          "there is no stack %s in %s with the output Address: deploy first.",
          deployment.name().edgeStack(), Aws.EDGE_REGION);
    }
    var uploaded =
        deployment
            .aws()
            .s3(Aws.EDGE_REGION)
            .headObject(request -> request.bucket(edge.get("SiteBucket")).key("index.html"))
            .eTag();
    console.say("waiting for CloudFront");
    awaitCloudFront(deployment, edge, uploaded);
    if (waitOnly) {
      return 0;
    }
    console.say("smoke tests");
    var addresses =
        addresses(
            edge,
            edgeStack.parameter("ReadsBy").orElse("Signer"),
            deployment.region(),
            Stack.backend(deployment, settings).outputs());
    return runSmokeTests(deployment, addresses, callerMay);
  }

  private void awaitCloudFront(Deployment deployment, Map<String, String> edge, String uploaded) {
    var limit = Environment.seconds("SMOKE_TIMEOUT_SECONDS", 900);
    var end = System.nanoTime() + limit.toNanos();
    var patience = new Patience(console);
    var distribution = new Distribution(deployment.aws().cloudFront(), edge.get("DistributionId"));
    var said = "";
    while (true) {
      var missing = missing(patience.ask(distribution::state), edge, uploaded);
      if (missing.isEmpty()) {
        console.note(
            "%s serves what was deployed, signed by %s",
            edge.get("Address"), edge.get("SignerVersion"));
        return;
      }
      if (System.nanoTime() > end) {
        throw Failure.of("CloudFront does not serve what was deployed: %s.", missing);
      }
      if (!missing.equals(said)) {
        console.note("%s", missing);
      }
      said = missing;
      patience.pause();
    }
  }

  /**
   * Why CloudFront does not serve the newest deployment yet, or nothing once it does. "Deployed" is
   * CloudFront's word for a configuration, signer included, that has reached every location; the
   * rest is about the site.
   */
  private static String missing(
      Distribution.State state, Map<String, String> edge, String uploaded) {
    var signers = String.join(" ", state.signers());
    if (!signers.equals(edge.get("SignerVersion"))) {
      return "the distribution names the signer %s, the stack published %s"
          .formatted(signers, edge.get("SignerVersion"));
    }
    if (!state.status().equals("Deployed")) {
      return "the distribution is on its way to the locations (%s)".formatted(state.status());
    }
    if (state.invalidations() != 0) {
      return "%d invalidations are on their way to the locations".formatted(state.invalidations());
    }
    var served = served(edge.get("Address") + "/index.html");
    return served.equals(uploaded)
        ? ""
        : "%s/index.html has the entity tag %s, uploaded was %s"
            .formatted(edge.get("Address"), served, uploaded);
  }

  /** CloudFront marks an entity tag as weak when it compresses; the tag itself is S3's. */
  private static String served(String address) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create(address)).timeout(ANSWER_MAXIMUM).build(),
              BodyHandlers.discarding())
          .headers()
          .firstValue("ETag")
          .map(tag -> tag.replaceFirst("^W/", ""))
          .orElse("none");
    } catch (IOException e) {
      return "none (" + e.getMessage() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking CloudFront", e);
    }
  }

  /** What the tests read of the stacks. */
  static List<String> addresses(
      Map<String, String> edge, String readsBy, String region, Map<String, String> backend) {
    var lines = new ArrayList<String>();
    lines.add("distribution=" + edge.get("Address"));
    lines.add("apiBase=" + edge.getOrDefault("ApiBase", ""));
    lines.add("readsBy=" + readsBy);
    lines.add("region=" + region);
    backend.forEach(
        (output, value) -> {
          if (output.endsWith("Url")) {
            lines.add("functionUrl.%s=%s".formatted(output.replaceFirst("Url$", ""), value));
          }
        });
    return lines;
  }

  private int runSmokeTests(Deployment deployment, List<String> lines, String callerMay)
      throws IOException, InterruptedException {
    var addresses = Files.createTempFile("addresses", ".properties");
    try {
      Files.write(addresses, lines);
      var options =
          new ArrayList<>(List.of("--reports-dir=" + REPORTS, "--exclude-tag=" + BELIEFS));
      if (!callerMay.equals("allowed")) {
        options.add("--exclude-tag=allowed-caller");
      }
      if (!callerMay.equals("refused")) {
        options.add("--exclude-tag=refused-caller");
      }
      var tests = SmokeTestsJar.process(addresses, List.of(), options);
      handOver(deployment, tests.environment());
      if (tests.start().waitFor() != 0) {
        throw Failure.of("the smoke tests failed: see above.");
      }
      console.note(
          "NOT run: %s",
          switch (callerMay) {
            case "allowed" ->
                "that a signed call by somebody without permission is refused (--caller refused,"
                    + " with such credentials)";
            case "refused" ->
                "that a direct call by somebody with permission is accepted (--caller allowed, with"
                    + " such credentials)";
            default ->
                "whether a direct call that your credentials sign is accepted or refused (--caller"
                    + " says what they may do)";
          });
      return 0;
    } finally {
      Files.delete(addresses);
    }
  }

  /** The SDK knows ways to credentials (single sign-on, processes) that the tests do not. */
  static void handOver(Deployment deployment, Map<String, String> environment) {
    var credentials = deployment.aws().credentials();
    environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
    environment.remove("AWS_SESSION_TOKEN");
    if (credentials instanceof AwsSessionCredentials session) {
      environment.put("AWS_SESSION_TOKEN", session.sessionToken());
    }
  }
}
