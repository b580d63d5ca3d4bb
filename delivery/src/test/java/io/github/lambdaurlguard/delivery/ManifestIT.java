package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A build is handed over with its hash: what was altered on the way is not deployed. */
class ManifestIT {

  private static final String SMOKE_TESTS = "smoke-tests/target/smoke-tests.jar";

  @RegisterExtension private final Deployment deployment = Deployment.in(State.BUCKETS);

  static Stream<Arguments> alterations() {
    return Stream.of(
        argumentSet("functions", alter(p -> p.writeArchive("target/books.jar", "altered"))),
        argumentSet(
            "custom resource", alter(p -> p.writeArchive("target/parameters.jar", "altered"))),
        argumentSet("signer", alter(p -> p.writeArchive("target/edge.zip", "altered"))),
        argumentSet(
            "what deploys it",
            alter(
                p -> {
                  p.delete("delivery/target/delivery.jar");
                  p.copyDelivery();
                })),
        argumentSet("smoke tests", alter(p -> p.writeArchive(SMOKE_TESTS, "altered"))),
        argumentSet("template", alter(p -> p.write("cloudformation/edge.yaml", "Resources: {}"))),
        argumentSet("file", alter(p -> p.write("frontend/dist/assets/main-1.js", "altered"))),
        argumentSet("file more", alter(p -> p.write("frontend/dist/.more", "rogue"))),
        argumentSet("file less", alter(p -> p.delete("frontend/dist/icon.svg"))));
  }

  @ParameterizedTest
  @MethodSource("alterations")
  void deploy_alteredAfterTheBuild_isRefused(Alteration alteration, @TempDir Path folder)
      throws Exception {
    var project = Project.in(folder);
    var shell = new Shell(folder, deployment.aws, true);
    var built = manifest(shell);
    alteration.apply(project);

    var result = shell.run("bin/deploy", "--manifest-sha256", built);

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("what is here is not the build " + built + ", but " + manifest(shell))
        .contains("  target/books.jar");
    assertThat(deployment.aws.changingCalls()).isEmpty();
  }

  @Test
  void deploy_asItWasBuilt_goesOnAndBuildsNothing(@TempDir Path folder) throws Exception {
    Project.in(folder);
    var shell = new Shell(folder, deployment.aws, true);

    var result = shell.run("bin/deploy", "--plan", "--manifest-sha256", manifest(shell));

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).doesNotContain("building");
  }

  @Test
  void manifest_twoBuildsOfTheSameContent_haveOneHash(@TempDir Path one, @TempDir Path other)
      throws Exception {
    Project.in(one);
    Project.in(other);

    assertThat(manifest(new Shell(one, deployment.aws, true)))
        .matches("[0-9a-f]{64}")
        .isEqualTo(manifest(new Shell(other, deployment.aws, true)));
  }

  @Test
  void manifest_somethingMissing_fails(@TempDir Path folder) throws Exception {
    Project.in(folder).delete("target/edge.zip");

    var result = new Shell(folder, deployment.aws, true).run("bin/manifest", "--sha256");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("target/edge.zip").doesNotContainPattern("[0-9a-f]{64}");
  }

  private static String manifest(Shell shell) throws IOException, InterruptedException {
    var result = shell.run("bin/manifest", "--sha256");
    assertThat(result.status()).as(result.output()).isZero();
    return result.output().strip();
  }

  private static Alteration alter(Alteration alteration) {
    return alteration;
  }

  /** What somebody does to a build. */
  interface Alteration {
    void apply(Project project) throws IOException;
  }
}
