package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A fake AWS, a project, and what the tests ask of the two. */
final class Deployment implements AutoCloseable {

  static final String BACKEND = "lambda-url-guard-backend";
  static final String EDGE = "lambda-url-guard-edge";

  final FakeAws aws;
  final Project project;
  final Shell shell;

  private Deployment(FakeAws aws, Project project, Shell shell) {
    this.aws = aws;
    this.project = project;
    this.shell = shell;
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

  /** The status of a stack, or NONE. */
  String status(String stack) throws IOException, InterruptedException {
    var stacks = new StringBuilder();
    for (var region : List.of("eu-central-1", "us-east-1")) {
      stacks
          .append(
              shell.aws(
                  "cloudformation",
                  "describe-stacks",
                  "--region",
                  region,
                  "--query",
                  "Stacks[?StackName=='%s'].[StackStatus]".formatted(stack)))
          .append(' ');
    }
    var found = stacks.toString().replace("None", "").strip();
    return found.isEmpty() ? "NONE" : found;
  }

  /** An output of the edge stack. */
  String output(String key) throws IOException, InterruptedException {
    return shell.aws(
        "cloudformation",
        "describe-stacks",
        "--stack-name",
        EDGE,
        "--query",
        "Stacks[0].Outputs[?OutputKey=='%s'].OutputValue".formatted(key));
  }

  /** The version that the function behind /getBooks serves. */
  String liveVersion() throws IOException, InterruptedException {
    return shell.aws(
        "lambda",
        "get-alias",
        "--region",
        "eu-central-1",
        "--function-name",
        functionName(),
        "--name",
        "live",
        "--query",
        "FunctionVersion");
  }

  /** The SHA-256 of a function's version, in base64. */
  String codeOf(String function, String region) throws IOException, InterruptedException {
    return shell.aws(
        "lambda",
        "get-function",
        "--region",
        region,
        "--function-name",
        function,
        "--query",
        "Configuration.CodeSha256");
  }

  String functionName() throws IOException, InterruptedException {
    return shell.aws(
        "lambda",
        "list-functions",
        "--region",
        "eu-central-1",
        "--query",
        "Functions[?starts_with(FunctionName, '%s-GetBooks-')].FunctionName".formatted(BACKEND));
  }

  /** The functions of the signer that are there. */
  List<String> signers() throws IOException, InterruptedException {
    var answer = shell.aws("lambda", "list-functions", "--query", "Functions[].[FunctionName]");
    return answer.lines().filter(name -> name.contains("-Signer-")).toList();
  }

  List<String> tables() throws IOException, InterruptedException {
    return shell
        .aws("dynamodb", "list-tables", "--region", "eu-central-1", "--query", "TableNames[].[@]")
        .lines()
        .filter(name -> name.contains("BooksTable"))
        .toList();
  }

  @Override
  public void close() {
    aws.close();
  }
}
