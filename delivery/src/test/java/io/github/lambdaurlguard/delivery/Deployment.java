package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fake AWS, a project, and the commands that deploy the one to the other. Each test has its own,
 * in the state that it begins with; at its end, no command may have called what its role may not.
 */
final class Deployment implements BeforeEachCallback, AfterEachCallback {

  /** What there is when a test begins. */
  enum State {
    /** Nothing. */
    NOTHING(null),
    /** Buckets for archives, so that the stack of the buckets is left out. */
    BUCKETS(NOTHING),
    /** The project as it is, deployed. */
    DEPLOYED(BUCKETS),
    /** The same, with changed functions: they have two versions. */
    DEPLOYED_TWICE(DEPLOYED);

    private final State before;

    State(State before) {
      this.before = before;
    }
  }

  static final String CHANGED = "changed functions";

  private static final Map<State, FakeAws> SAVED = new EnumMap<>(State.class);

  private final State state;
  FakeAws aws;
  Project project;
  Shell shell;
  Account account;

  private Deployment(State state) {
    this.state = state;
  }

  static Deployment in(State state) {
    return new Deployment(state);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
    begin(saved(state));
    if (state == State.DEPLOYED_TWICE) {
      project.writeArchive("target/books.jar", CHANGED);
    }
  }

  private void begin(FakeAws saved) throws IOException, InterruptedException {
    aws = saved.restore();
    project = Project.in(Files.createTempDirectory("project-"));
    shell = newShell();
    account = new Account(aws.address());
    aws.calls();
    aws.bodies();
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException, InterruptedException {
    var refusals = aws.refusals();
    end();
    assertThat(refusals).as("calls that the role may not make").isEmpty();
  }

  private void end() throws IOException {
    aws.end();
    try (var files = Files.walk(project.folder())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** One that has what a state has, made once. */
  private static FakeAws saved(State state) throws IOException, InterruptedException {
    synchronized (SAVED) {
      if (!SAVED.containsKey(state)) {
        SAVED.put(state, made(state));
      }
      return SAVED.get(state);
    }
  }

  private static FakeAws made(State state) throws IOException, InterruptedException {
    if (state == State.NOTHING) {
      return FakeAws.start();
    }
    var deployment = in(state);
    deployment.begin(saved(state.before));
    switch (state) {
      case BUCKETS ->
          Stream.of("lambda-url-guard", "other")
              .flatMap(name -> Stream.of(name + "-artifacts", name + "-preview-artifacts"))
              .forEach(name -> deployment.account.makeBucket(name + "-shared"));
      case DEPLOYED -> deployment.deployed();
      default -> {
        deployment.project.writeArchive("target/books.jar", CHANGED);
        deployment.deployed();
      }
    }
    assertThat(deployment.aws.refusals()).isEmpty();
    return deployment.aws;
  }

  /** Another shell in the same project. */
  Shell newShell() {
    return new Shell(project.folder(), aws, state != State.NOTHING);
  }

  /** Deploys what the project holds. */
  Shell.Result deploy(String... options) throws IOException, InterruptedException {
    return shell.run(command("bin/deploy", options));
  }

  Shell.Running startDeploy() throws IOException {
    return shell.start("", command("bin/deploy"));
  }

  /** As a pipeline calls it: what is deployed has the boundary, and a plan keeps it. */
  private static String[] command(String name, String... options) {
    var boundary =
        List.of(options).contains("--plan")
            ? Stream.<String>of()
            : Stream.of(
                "--backend-parameter",
                "PermissionsBoundaryArn=Boundary",
                "--edge-parameter",
                "PermissionsBoundaryArn=Boundary");
    return Stream.of(Stream.of(name, "--no-build"), boundary, Stream.of(options))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  /** Deploys and expects success. */
  String deployed(String... options) throws IOException, InterruptedException {
    var result = deploy(options);
    assertThat(result.status()).as(result.output()).isZero();
    return result.output();
  }

  /** Runs a command and expects success. */
  String done(String... command) throws IOException, InterruptedException {
    var result = shell.run(command);
    assertThat(result.status()).as("%s: %s", List.of(command), result.output()).isZero();
    return result.output();
  }
}
