package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fake AWS, a project, and the commands that deploy the one to the other. As an extension it is
 * there for all tests of a class, and each of them begins with no calls counted.
 */
final class Deployment implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private final boolean hasBuckets;
  FakeAws aws;
  Project project;
  Shell shell;
  Account account;

  private Deployment(boolean hasBuckets) {
    this.hasBuckets = hasBuckets;
  }

  static Deployment fromNothing() {
    return new Deployment(false);
  }

  /** The same with buckets for artifacts, so that the stack of the buckets is left out. */
  static Deployment withBuckets() {
    return new Deployment(true);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
    aws = FakeAws.start();
    project = Project.in(Files.createTempDirectory("project-"));
    shell = newShell();
    account = new Account(shell);
    if (hasBuckets) {
      shell.aws("s3", "mb", "s3://artifacts");
      shell.set("ARTIFACT_BUCKET", "artifacts");
      shell.set("EDGE_ARTIFACT_BUCKET", "artifacts");
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException, InterruptedException {
    aws.calls();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    aws.close();
    try (var files = Files.walk(project.folder())) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Another shell in the same project. */
  Shell newShell() {
    return new Shell(project.folder(), aws);
  }

  /** Deploys what the project holds. */
  Shell.Result deploy(String... options) throws IOException, InterruptedException {
    return shell.run(command("bin/deploy", options));
  }

  Shell.Running startDeploy() throws IOException {
    return shell.start("", command("bin/deploy"));
  }

  private static String[] command(String name, String... options) {
    var command = new String[options.length + 2];
    command[0] = name;
    command[1] = "--no-build";
    System.arraycopy(options, 0, command, 2, options.length);
    return command;
  }

  /** Deploys and expects success. */
  String deployed(String... options) throws IOException, InterruptedException {
    var result = deploy(options);
    assertThat(result.status()).as(result.output()).isZero();
    return result.output();
  }
}
