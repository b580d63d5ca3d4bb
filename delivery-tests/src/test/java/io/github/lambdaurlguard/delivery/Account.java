package io.github.lambdaurlguard.delivery;

import java.io.IOException;
import java.util.List;

/** What the AWS CLI says that there is in the account. */
record Account(Shell shell) {

  static final String BACKEND = "lambda-url-guard-backend";
  static final String EDGE = "lambda-url-guard-edge";

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
    return output("us-east-1", EDGE, key);
  }

  /** The bucket through which archives go in a region. */
  String artifactBucket(String region) throws IOException, InterruptedException {
    return output(region, "lambda-url-guard-artifacts", "BucketName");
  }

  private String output(String region, String stack, String key)
      throws IOException, InterruptedException {
    return shell.aws(
        "cloudformation",
        "describe-stacks",
        "--region",
        region,
        "--stack-name",
        stack,
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
    return functionName("GetBooks");
  }

  /** The name of the backend's function with this logical id. */
  String functionName(String logicalId) throws IOException, InterruptedException {
    return shell.aws(
        "lambda",
        "list-functions",
        "--region",
        "eu-central-1",
        "--query",
        "Functions[?starts_with(FunctionName, '%s-%s-')].FunctionName"
            .formatted(BACKEND, logicalId));
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

  /** Cache-Control and Content-Type of a file of the site, with a tab between them. */
  String headers(String key) throws IOException, InterruptedException {
    return shell.aws(
        "s3api",
        "head-object",
        "--bucket",
        output("SiteBucket"),
        "--key",
        key,
        "--query",
        "[CacheControl, ContentType]");
  }

  /** The names of the files in the site's bucket. */
  List<String> siteFiles() throws IOException, InterruptedException {
    return shell
        .aws(
            "s3api",
            "list-objects-v2",
            "--bucket",
            output("SiteBucket"),
            "--query",
            "Contents[].[Key]")
        .lines()
        .toList();
  }

  /** The names of the backend's change sets. */
  String changeSets() throws IOException, InterruptedException {
    return changeSets(BACKEND, "eu-central-1");
  }

  /** The names of a stack's change sets. */
  String changeSets(String stack, String region) throws IOException, InterruptedException {
    return shell.aws(
        "cloudformation",
        "list-change-sets",
        "--region",
        region,
        "--stack-name",
        stack,
        "--query",
        "Summaries[].ChangeSetName");
  }

  /** The versions of the function behind /getBooks. */
  List<String> versions() throws IOException, InterruptedException {
    return shell
        .aws(
            "lambda",
            "list-versions-by-function",
            "--region",
            "eu-central-1",
            "--function-name",
            functionName(),
            "--query",
            "Versions[].[Version]")
        .lines()
        .toList();
  }

  /** The log groups of a region. */
  String logGroups(String region) throws IOException, InterruptedException {
    return shell.aws(
        "logs", "describe-log-groups", "--region", region, "--query", "logGroups[].logGroupName");
  }

  /** The names of the buckets, one a line. */
  String buckets() throws IOException, InterruptedException {
    return shell.aws("s3api", "list-buckets", "--query", "Buckets[].[Name]");
  }
}
