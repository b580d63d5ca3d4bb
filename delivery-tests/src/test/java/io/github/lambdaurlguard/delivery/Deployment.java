package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** A fake AWS, a project, and the commands that deploy the one to the other. */
final class Deployment implements AutoCloseable {

  final FakeAws aws;
  final Project project;
  final Shell shell;
  final Account account;

  private Deployment(FakeAws aws, Project project, Shell shell) {
    this.aws = aws;
    this.project = project;
    this.shell = shell;
    this.account = new Account(shell);
  }

  static Deployment in(Path folder) throws IOException {
    var aws = FakeAws.start();
    return new Deployment(aws, Project.in(folder), new Shell(folder, aws));
  }

  /** The same with buckets for artifacts, so that the stack of the buckets is left out. */
  static Deployment withBucketsIn(Path folder) throws IOException, InterruptedException {
    var deployment = in(folder);
    deployment.shell.aws("s3", "mb", "s3://artifacts");
    deployment.shell.set("ARTIFACT_BUCKET", "artifacts");
    deployment.shell.set("EDGE_ARTIFACT_BUCKET", "artifacts");
    return deployment;
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

  @Override
  public void close() {
    aws.close();
  }
}
