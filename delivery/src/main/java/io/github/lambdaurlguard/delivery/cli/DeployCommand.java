package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Environment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.artifact.Artifact;
import io.github.lambdaurlguard.delivery.artifact.Manifest;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import io.github.lambdaurlguard.delivery.stack.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** bin/deploy. */
@Command(
    name = "bin/deploy",
    synopsisHeading = "usage: ",
    customSynopsis = "bin/deploy [option]...",
    description =
        "Builds what has changed and deploys it: the backend, the edge, the site. What has not"
            + " changed stays as it is.",
    footer = "Parameters that you do not set keep their values. docs/deploy.md explains the rest.",
    sortOptions = false)
final class DeployCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DeploymentOptions deploymentOptions;

  @Option(names = "--plan", description = "show what would change, without changing anything")
  private boolean plan;

  @Option(
      names = "--no-build",
      description = "deploy what is in target/ and frontend/dist/ as it is")
  private boolean noBuild;

  @Option(
      names = "--manifest-sha256",
      paramLabel = "SHA256",
      description = "the same, but only if bin/manifest --sha256 prints this hash")
  private String manifest;

  @Option(
      names = "--backend-parameter",
      paramLabel = "NAME=VALUE",
      converter = Assignment.OfParameter.class,
      description = "a parameter of backend.yaml; can be repeated")
  private List<Assignment> backendParameters = new ArrayList<>();

  @Option(
      names = "--edge-parameter",
      paramLabel = "NAME=VALUE",
      converter = Assignment.OfParameter.class,
      description = "a parameter of edge.yaml; can be repeated")
  private List<Assignment> edgeParameters = new ArrayList<>();

  @Option(
      names = "--edge-template",
      paramLabel = "FILE",
      description =
          "the template of the edge stack (EDGE_TEMPLATE; cloudformation/edge.yaml). Use the same"
              + " one for each deployment")
  private String edgeTemplate;

  @Option(
      names = "--artifact-bucket",
      paramLabel = "BUCKET",
      description =
          "for archives in the backend's region (ARTIFACT_BUCKET; otherwise the stack"
              + " NAME-artifacts creates one)")
  private String artifactBucket;

  @Option(
      names = "--edge-artifact-bucket",
      paramLabel = "BUCKET",
      description = "for archives in us-east-1 (EDGE_ARTIFACT_BUCKET; likewise)")
  private String edgeArtifactBucket;

  @Mixin private RoleOption role;

  @Option(
      names = "--tag",
      paramLabel = "NAME=VALUE",
      converter = Assignment.OfTag.class,
      description =
          "a tag for the stacks and everything they create; can be repeated. Without any, they"
              + " keep their tags")
  private List<Assignment> tags = new ArrayList<>();

  @Option(
      names = "--monitor",
      paramLabel = "MINUTES",
      description =
          "how long to watch the stack's alarms after an update, which is rolled back if one goes"
              + " off (0 to 180)")
  private Integer monitoringMinutes;

  @Option(
      names = "--express",
      description =
          "for developers: CloudFormation does not wait until resources are ready. Not allowed in"
              + " a pipeline; bin/smoke --wait-only waits for the distribution")
  private boolean express;

  @Option(
      names = "--release-again",
      description = "deploy code that was rolled back, which is otherwise refused")
  private boolean releaseAgain;

  DeployCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var backend = Template.read(Release.BACKEND);
    var edgeFile = Path.of(edgeTemplate());
    if (!Files.isRegularFile(edgeFile)) {
      throw Failure.misuse("--edge-template names no file: %s", edgeFile);
    }
    var edge = Template.read(edgeFile);
    Assignment.check(backend, backendParameters);
    Assignment.check(edge, edgeParameters);
    var settings = settings();
    var deployment = deploymentOptions.check(console);
    build();
    Artifact.check();
    if (manifest != null) {
      Manifest.ofBuild().check(manifest);
    }
    var release =
        new Release(
            deployment,
            settings,
            Assignment.byName(backendParameters),
            Assignment.byName(edgeParameters),
            edgeFile,
            new ArtifactStacks(
                deployment,
                settings,
                Optional.ofNullable(artifactBucket).or(() -> Environment.first("ARTIFACT_BUCKET")),
                Optional.ofNullable(edgeArtifactBucket)
                    .or(() -> Environment.first("EDGE_ARTIFACT_BUCKET"))),
            releaseAgain);
    if (plan) {
      release.plan();
    } else {
      release.deploy();
    }
    return 0;
  }

  private String edgeTemplate() {
    return Optional.ofNullable(edgeTemplate)
        .or(() -> Environment.first("EDGE_TEMPLATE"))
        .orElse("cloudformation/edge.yaml");
  }

  private StackSettings settings() {
    if (express && Environment.isLogged()) {
      throw Failure.misuse(
          "--express is for developers: a pipeline has to know that what it deployed is ready.");
    }
    if (monitoringMinutes != null && (monitoringMinutes < 0 || monitoringMinutes > 180)) {
      throw Failure.misuse(
          "--monitor is %d: CloudFormation takes 0 to 180 minutes.", monitoringMinutes);
    }
    return new StackSettings(
        role.arn(),
        Assignment.byName(tags),
        express,
        Optional.ofNullable(monitoringMinutes).map(Duration::ofMinutes));
  }

  private void build() throws IOException, InterruptedException {
    if (noBuild || manifest != null) {
      return;
    }
    console.say("building what has changed");
    var build = new ProcessBuilder("bin/build", "--deployed").inheritIO().start();
    if (build.waitFor() != 0) {
      throw Failure.of("the build failed, see above: nothing was deployed.");
    }
  }
}
