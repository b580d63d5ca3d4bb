package io.github.lambdaurlguard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the Jenkinsfile: which commands it runs in which situation, on which agents. */
class JenkinsfileTest {
  private static final Path JENKINSFILE = Path.of("../../Jenkinsfile");
  private static final String DEPLOY =
      "lambda-url-guard-deploy: bin/deploy --manifest-sha256 \"$MANIFEST_SHA256\""
          + " --backend-parameter \"$BOUNDARY\" --edge-parameter \"$BOUNDARY\"";
  private static final String COMPARE =
      "lambda-url-guard-test: [ -z \"$MANIFEST_SHA256\" ] || [ \"$(bin/manifest --sha256)\" ="
          + " \"$MANIFEST_SHA256\" ]";
  private static final List<String> BUILD =
      List.of(
          "lambda-url-guard-build: bin/build --release",
          "lambda-url-guard-build: bin/manifest",
          "lambda-url-guard-build: bin/manifest --sha256",
          "lambda-url-guard-build: stash build");
  private static final String TEARDOWN =
      "lambda-url-guard-deploy: printf \"%s\\n\" \"$TEARDOWN\" | bin/teardown --keep-artifacts";

  private static final String PROVE =
      "lambda-url-guard-prove: bin/prove --yes --manifest-sha256 \"$MANIFEST_SHA256\"";

  private static final String ASKED = "asked: lambda-url-guard-teardown";

  @Test
  void branch_main_isTestedAndDeployed() throws IOException {
    var build = Build.ofBranch("main").run(JENKINSFILE);

    assertThat(build.commands())
        .containsExactlyElementsOf(
            built(
                "lambda-url-guard-test: bin/test",
                COMPARE,
                "lambda-url-guard-deploy: rm -rf target frontend/dist delivery/target"
                    + " smoke-tests/target",
                "lambda-url-guard-deploy: unstash build",
                DEPLOY,
                "lambda-url-guard-deploy: bin/smoke"));
    assertThat(build.failed()).isFalse();
    assertThat(build.environment())
        .containsEntry("MANIFEST_SHA256", "printed by bin/manifest --sha256")
        .containsEntry("SMOKE_CALLER", "refused");
  }

  @Test
  void branch_other_isOnlyTested() throws IOException {
    assertThat(Build.ofBranch("feature").run(JENKINSFILE).commands())
        .containsExactly("lambda-url-guard-test: bin/test", COMPARE);
  }

  @Test
  void pullRequest_any_neverRunsWhereItCouldDeploy() throws IOException {
    assertThat(Build.ofPullRequest().run(JENKINSFILE).commands())
        .containsExactlyElementsOf(
            built(
                "lambda-url-guard-test: bin/test",
                COMPARE,
                "lambda-url-guard-preview: rm -rf target frontend/dist delivery/target"
                    + " smoke-tests/target",
                "lambda-url-guard-preview: unstash build",
                "lambda-url-guard-preview: bin/deploy --plan --manifest-sha256"
                    + " \"$MANIFEST_SHA256\""));
  }

  @Test
  void agents_withCredentials_neitherBuildNorTest() throws IOException {
    var commands = new ArrayList<>(Build.ofBranch("main").run(JENKINSFILE).commands());
    commands.addAll(Build.ofPullRequest().run(JENKINSFILE).commands());
    commands.addAll(proof().run(JENKINSFILE).commands());

    assertThat(commands)
        .filteredOn(command -> command.matches("lambda-url-guard-(deploy|preview|prove): .*"))
        .isNotEmpty()
        .noneMatch(command -> command.matches(".*(bin/build|bin/test|mvn|npm|pip).*"));
  }

  @Test
  void tests_ofOtherBytes_deployNothing() throws IOException {
    var build = Build.ofBranch("main").whereEndsWith(1, "$(bin/manifest").run(JENKINSFILE);

    assertThat(build.commands()).endsWith(COMPARE);
    assertThat(build.failed()).isTrue();
  }

  /** What deletes is built where there are no credentials, and runs where they are. */
  private static List<String> withCommands(String... then) {
    var asked = Stream.of(then).filter(ASKED::equals);
    return Stream.of(
            Stream.of(
                "lambda-url-guard-build: bin/build --commands",
                "lambda-url-guard-build: stash commands"),
            asked,
            Stream.of(
                "lambda-url-guard-deploy: rm -rf delivery/target",
                "lambda-url-guard-deploy: unstash commands"),
            Stream.of(then).filter(command -> !command.equals(ASKED)))
        .flatMap(part -> part)
        .toList();
  }

  private static List<String> built(String... then) {
    return Stream.concat(BUILD.stream(), Stream.of(then)).toList();
  }

  @Test
  void tests_failing_deployNothing() throws IOException {
    var build = Build.ofBranch("main").whereEndsWith(1, "bin/test").run(JENKINSFILE);

    assertThat(build.commands())
        .containsExactlyElementsOf(built("lambda-url-guard-test: bin/test"));
    assertThat(build.failed()).isTrue();
  }

  @Test
  void deployment_failing_isNeitherCheckedNorRolledBack() throws IOException {
    var build = Build.ofBranch("main").whereEndsWith(1, "bin/deploy").run(JENKINSFILE);

    assertThat(build.commands()).endsWith(DEPLOY);
    assertThat(build.failed()).isTrue();
  }

  @Test
  void smokeTests_failing_rollBack() throws IOException {
    var build = Build.ofBranch("main").whereEndsWith(1, "bin/smoke").run(JENKINSFILE);

    assertThat(build.commands())
        .endsWith("lambda-url-guard-deploy: bin/smoke", "lambda-url-guard-deploy: bin/rollback");
    assertThat(build.failed()).isTrue();
  }

  @Test
  void timer_onMain_onlySweeps() throws IOException {
    var build = Build.ofBranch("main").triggeredBy("TimerTrigger").run(JENKINSFILE);

    assertThat(build.commands())
        .containsExactlyElementsOf(withCommands("lambda-url-guard-deploy: bin/sweep"));
    assertThat(build.environment()).containsEntry("REPLICA_TRIES", "1");
  }

  @Test
  void teardown_onMain_onlyTearsDown() throws IOException {
    var build = Build.ofBranch("main").withParameter("TEARDOWN", "guard").run(JENKINSFILE);

    assertThat(build.commands()).containsExactlyElementsOf(withCommands(ASKED, TEARDOWN));
    assertThat(build.failed()).isFalse();
  }

  @Test
  void teardown_notApproved_deletesNothing() throws IOException {
    var build =
        Build.ofBranch("main")
            .withParameter("TEARDOWN", "guard")
            .refusedBy("lambda-url-guard-teardown")
            .run(JENKINSFILE);

    assertThat(build.commands()).endsWith(ASKED).noneMatch(TEARDOWN::equals);
    assertThat(build.failed()).isTrue();
  }

  /** Set in the pipeline, it would be the controller's, and hide the agent's. */
  @Test
  void name_ofTheDeployment_isTheAgents() throws IOException {
    assertThat(Build.ofBranch("main").run(JENKINSFILE).environment())
        .doesNotContainKey("STACK_NAME");
  }

  @Test
  void teardown_onAnotherBranch_doesNothing() throws IOException {
    var build = Build.ofBranch("feature").withParameter("TEARDOWN", "guard").run(JENKINSFILE);

    assertThat(build.commands()).isEmpty();
  }

  @Test
  void teardown_heldUpByReplicas_succeeds() throws IOException {
    var build =
        Build.ofBranch("main")
            .withParameter("TEARDOWN", "guard")
            .whereEndsWith(75, "bin/teardown")
            .run(JENKINSFILE);

    assertThat(build.failed()).isFalse();
  }

  @Test
  void teardown_failing_fails() throws IOException {
    var build =
        Build.ofBranch("main")
            .withParameter("TEARDOWN", "guard")
            .whereEndsWith(1, "bin/teardown")
            .run(JENKINSFILE);

    assertThat(build.failed()).isTrue();
  }

  private static Build proof() {
    return Build.ofBranch("main").withParameter("PROVE", "true");
  }

  @Test
  void proof_onMain_onlyProves() throws IOException {
    var build = proof().run(JENKINSFILE);

    assertThat(build.commands())
        .containsExactlyElementsOf(
            built(
                "lambda-url-guard-prove: rm -rf target frontend/dist delivery/target"
                    + " smoke-tests/target docs/proofs/*-*",
                "lambda-url-guard-prove: unstash build",
                PROVE,
                "lambda-url-guard-prove: archive docs/proofs/*-*"));
    assertThat(build.failed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"75, false", "1, true"})
  void proof_thatEndsWith_isArchivedAndFails(int status, boolean fails) throws IOException {
    var build = proof().whereEndsWith(status, "bin/prove").run(JENKINSFILE);

    assertThat(build.failed()).isEqualTo(fails);
    assertThat(build.commands()).endsWith("lambda-url-guard-prove: archive docs/proofs/*-*");
  }

  @Test
  void proof_onAnotherBranch_doesNothing() throws IOException {
    var build = Build.ofBranch("feature").withParameter("PROVE", "true").run(JENKINSFILE);

    assertThat(build.commands()).isEmpty();
  }

  @Test
  void section_misspelled_isRefused(@TempDir Path folder) throws IOException {
    var broken = folder.resolve("Jenkinsfile");
    Files.writeString(
        broken, Files.readString(JENKINSFILE).replace("triggeredBy 'Timer", "triggerdBy 'Timer"));

    assertThatThrownBy(() -> Build.ofBranch("main").run(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no triggerdBy in not");
  }
}
