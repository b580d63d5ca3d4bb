package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * bin/smoke with a program in the place of the smoke tests, against a site that this machine
 * serves. It runs beside credentials, so neither Maven nor npm may be called.
 */
class SmokeIT {

  private static final String JAR = "smoke-tests/target/smoke-tests.jar";

  @RegisterExtension private final Deployment deployment = Deployment.in(State.BUCKETS);

  private Site site;

  @BeforeEach
  void serve() throws IOException {
    site = Site.of(deployment.project);
    forbidPackageManagers();
    deployment.shell.set("CI", "true");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void smoke_callerRefused_runsTheJarWithItsAddressesAndCredentials() throws Exception {
    deployAt("edge.yaml", "--edge-parameter", "ReadsBy=OriginAccessControl");

    var output = deployment.done("bin/smoke", "--caller", "refused");

    assertThat(recorded())
        .contains(
            "--reports-dir=smoke-tests/target/reports",
            "--exclude-tag=allowed-caller",
            "key DEPLOY.lambda-url-guard",
            "release 25",
            "distribution=" + site.address(),
            "apiBase=",
            "readsBy=OriginAccessControl",
            "region=eu-central-1")
        .doesNotContain("--exclude-tag=refused-caller")
        .anyMatch(line -> line.startsWith("functionUrl.") && line.contains("=https://"));
    assertThat(output).contains("NOT run: that a direct call by somebody with permission");
    assertNothingBuilt();
  }

  @Test
  void smoke_testsFail_fails() throws Exception {
    deployAt("edge.yaml");
    deployment.shell.set(RecordingProgram.STATUS, "1");

    var result = deployment.shell.run("bin/smoke");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("the smoke tests failed").doesNotContain("NOT run");
    assertThat(recorded()).contains("--exclude-tag=allowed-caller", "--exclude-tag=refused-caller");
  }

  /** The other template for the edge: CloudFormation takes it, and its base path is handed on. */
  @Test
  void smoke_edgeCompactDeployed_handsItsBasePathOn() throws Exception {
    deployAt("edge-compact.yaml");

    deployment.done("bin/smoke");

    assertThat(recorded()).contains("apiBase=/api", "distribution=" + site.address());
  }

  @ParameterizedTest
  @ValueSource(strings = {JAR, "delivery/target/delivery.jar"})
  void smoke_inPipelineWithoutItsJar_failsAndBuildsNothing(String jar) throws Exception {
    deployment.project.delete(jar);

    var result = deployment.shell.run("bin/smoke");

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains(jar + " is missing").contains("without credentials");
    assertNothingBuilt();
  }

  /** With the template as it is but for its address, which is the site's. */
  private void deployAt(String template, String... options) throws Exception {
    var name = "cloudformation/" + template;
    site.takeTheAddressOf(name);
    deployment.deployed(
        Stream.concat(Stream.of("--edge-template", name), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<String> recorded() throws IOException {
    return Files.readAllLines(deployment.project.folder().resolve(RecordingProgram.RECORD));
  }

  /** Puts programs in front that leave a mark. */
  private void forbidPackageManagers() throws IOException {
    var folder = deployment.project.folder();
    for (var name : List.of("mvn", "npm", "npx", "node")) {
      deployment.project.write("path/" + name, "#!/bin/sh\ntouch '%s/built'\n".formatted(folder));
      assertThat(folder.resolve("path").resolve(name).toFile().setExecutable(true)).isTrue();
    }
    deployment.shell.set("PATH", folder.resolve("path") + ":" + System.getenv("PATH"));
  }

  private void assertNothingBuilt() {
    assertThat(deployment.project.folder().resolve(Path.of("built"))).doesNotExist();
  }
}
