package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** bin/prove, with a program in the place of the smoke tests and the probes. */
class ProveIT {

  private static final Pattern NAME = Pattern.compile("proof-[a-z]{6}");
  private static final String[] PROVE = {"bin/prove", "--yes", "--no-build"};

  /** The name in the fake AWS's account and the shell's region. */
  private static final String NAME_HERE = "proof-cvgwzd";

  @RegisterExtension private final Deployment deployment = Deployment.in(State.NOTHING);

  private Site site;

  @BeforeEach
  void serve() throws IOException {
    site = Site.of(deployment.project);
    site.takeTheAddressOf("cloudformation/edge.yaml");
    deployment.project.write(
        "cost/prices.properties", Files.readString(Path.of("../cost/prices.properties")));
    deployment.project.writeProgram("smoke-tests/target/smoke-tests.jar", AnsweringProgram.class);
    deployment.shell.asAdministrator();
    deployment.shell.set("PROOF_PAUSE_SECONDS", "0");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void prove_wholeLife_reportsAndLeavesNothing() throws Exception {
    deployment.account.makeBucket("somebody-elses");

    var output = deployment.done(PROVE);

    var name = NAME.matcher(output).results().findFirst().orElseThrow().group();
    assertThat(output)
        .containsPattern("costs at most 0\\.[0-9]{2} US dollars")
        .contains(
            "3 probes: 1 answered otherwise than the local cloud, 1 not answered, 1 as promised")
        .contains("torn down");
    assertThat(asked())
        .contains("--include-tag=probe", "region.Echo=eu-central-1")
        .anyMatch(line -> line.startsWith("distribution.probes=https://"))
        .anyMatch(line -> line.startsWith("distribution.probes-edge=https://"))
        .anyMatch(line -> line.startsWith("functionUrl.Echo=https://"))
        .contains(
            "[probes-EchoCallerRole]",
            "[probes-OnlyFunctionCallerRole]",
            "[probes-OnlyUrlCallerRole]");
    for (var ending : new String[] {".md", ".json"}) {
      assertThat(report(ending))
          .contains("same", "other", "silent", "passed")
          .doesNotContain("123456789012", "dplanted", "AKIAIOSFODNN7EXAMPLE");
    }
    assertNothingIsLeft(name);
    assertThat(deployment.account.buckets()).containsExactly("somebody-elses");
  }

  /** Each call is judged by the policies of bootstrap.yaml, of which a proof has its own. */
  @Test
  void prove_inAPipeline_needsNoMoreThanItsRolesMay() throws Exception {
    deployment.shell.asProof(NAME_HERE);

    var output = deployment.done(PROVE);

    assertThat(output).contains("torn down");
    assertNothingIsLeft(NAME_HERE);
  }

  @Test
  void prove_nameTypedWrong_makesNothing() throws Exception {
    var result = deployment.shell.start("no\n", "bin/prove", "--no-build").await();

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains("nothing was made");
    assertThat(deployment.aws.changingCalls()).isEmpty();
  }

  /** Of the signer, and of the function that breaks rules: each is tried three times. */
  @Test
  void prove_replicasStay_endsWith75AndTheNextRunOnlyFinishes() throws Exception {
    deployment.aws.faults("{'replicas': 8}");

    var first = deployment.shell.run(PROVE);

    assertThat(first.status()).as(first.output()).isEqualTo(75);
    assertThat(deployment.account.edgeFunctions())
        .hasSize(2)
        .anyMatch(name -> name.startsWith(NAME_HERE + "-edge-Signer-"))
        .anyMatch(name -> name.startsWith(NAME_HERE + "-edge-probes-Breaker-"));
    Files.delete(deployment.project.folder().resolve(AnsweringProgram.RECORD));

    var output = deployment.done(PROVE);

    assertThat(output).contains("torn down").doesNotContain("CREATE_COMPLETE");
    assertThat(deployment.project.folder().resolve(AnsweringProgram.RECORD)).doesNotExist();
    assertNothingIsLeft(NAME.matcher(output).results().findFirst().orElseThrow().group());
  }

  /** Ctrl-C while each of the stacks is being made; the next call goes on. */
  @Test
  void prove_interruptedWhileItDeploys_goesOnOrIsTakenDown() throws Exception {
    for (var step :
        List.of(
            List.of("GetBooks", "> backend"),
            List.of("SignerVersion", "> edge"),
            List.of("OnlyUrlCallerRole", "> probes: the stack " + NAME_HERE + "-backend-probes"),
            List.of("BreakerVersion", "> probes: the stack " + NAME_HERE + "-edge-probes"))) {
      deployment.aws.faults("{'hold': '%s'}".formatted(step.getFirst()));
      var running = deployment.shell.start("", PROVE);
      running.awaitOutput(step.getLast());
      running.process().destroy();
      running.await();
      deployment.aws.faults("{}");
    }

    var output = deployment.done(PROVE);

    assertThat(output).contains("torn down");
    assertNothingIsLeft(NAME.matcher(output).results().findFirst().orElseThrow().group());
  }

  /** Ctrl-C while it asks, and again while it takes down what was asked. */
  @Test
  void prove_interruptedWhileItAsksAndTakesDown_goesOn() throws Exception {
    var silence = deployment.project.folder().resolve(AnsweringProgram.SILENCE);
    Files.createFile(silence);
    interrupt(start("> probes\n"));
    assertThat(proofs()).isEmpty();

    var second = start("> probes\n");
    deployment.aws.faults("{'hold': 'EchoUrl'}");
    Files.delete(silence);
    second.awaitOutput("> docs/proofs/");
    interrupt(second);
    assertThat(proofs()).hasSize(2);
    deployment.aws.faults("{}");

    assertThat(deployment.done(PROVE)).contains("what is left is the teardown", "torn down");
    assertNothingIsLeft(NAME_HERE);
  }

  private Shell.Running start(String until) throws IOException, InterruptedException {
    var running = deployment.shell.start("", PROVE);
    running.awaitOutput(until);
    return running;
  }

  private static void interrupt(Shell.Running running) throws IOException, InterruptedException {
    running.process().destroy();
    running.await();
  }

  private List<Path> proofs() throws IOException {
    var folder = deployment.project.folder().resolve("docs/proofs");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void teardown_ofAnInterruptedRun_asksNothingAndLeavesNothing() throws Exception {
    deployment.aws.faults("{'fail': {'EchoUrl': 'no'}}");
    var failed = deployment.shell.run(PROVE);
    assertThat(failed.status()).as(failed.output()).isEqualTo(1);
    deployment.aws.faults("{}");

    var output = deployment.done("bin/prove", "--teardown");

    assertThat(deployment.project.folder().resolve(AnsweringProgram.RECORD)).doesNotExist();
    assertNothingIsLeft(NAME.matcher(output).results().findFirst().orElseThrow().group());
  }

  private void assertNothingIsLeft(String name) {
    for (var part :
        new String[] {"-backend", "-edge", "-artifacts", "-backend-probes", "-edge-probes"}) {
      assertThat(deployment.account.status(name + part)).as(name + part).isEqualTo("NONE");
    }
    assertThat(deployment.account.edgeFunctions()).isEmpty();
    assertThat(deployment.account.tables()).isEmpty();
    assertThat(deployment.account.buckets()).noneMatch(bucket -> bucket.startsWith(name));
  }

  private List<String> asked() throws IOException {
    return Files.readAllLines(deployment.project.folder().resolve(AnsweringProgram.RECORD));
  }

  private String report(String ending) throws IOException {
    var date = LocalDate.now(Clock.systemUTC()).toString();
    return Files.readString(
        deployment
            .project
            .folder()
            .resolve("docs/proofs/%s-eu-central-1%s".formatted(date, ending)));
  }
}
