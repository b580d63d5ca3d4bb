package io.github.lambdaurlguard.delivery.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.artifact.Bucket;
import io.github.lambdaurlguard.delivery.edge.Replicas;
import io.github.lambdaurlguard.delivery.stack.Stack;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** bin/teardown. */
@Command(
    name = "bin/teardown",
    synopsisHeading = "usage: ",
    customSynopsis = "bin/teardown [option]...",
    description =
        "Deletes a deployment: stacks, artifacts, the signer once its replicas are gone, and its"
            + " logs. Keeps the tables unless you pass --delete-table. Safe to run again at any"
            + " point.",
    footer = {
      "Exits with 75 when CloudFront still holds replicas of the signer: run it again some hours"
          + " later.",
      "REPLICA_TRIES (10) and REPLICA_PAUSE_SECONDS (30) set how long it waits for them;"
          + " EDGE_LOG_REGIONS lists the regions where it deletes the signer's logs (default: all"
          + " that the account has enabled)."
    },
    sortOptions = false)
final class TeardownCommand implements Callable<Integer> {

  /** EX_TEMPFAIL of sysexits.h: a later run finishes. */
  private static final int TRY_AGAIN = 75;

  private static final Pattern GENERATED = Pattern.compile("[A-Za-z0-9]++-[A-Z0-9]{8,}+");

  private final Console console;

  @Mixin private DeploymentOptions deploymentOptions;

  @Option(names = "--yes", description = "do not ask")
  private boolean confirmed;

  @Option(names = "--delete-table", description = "delete the tables too, with their data")
  private boolean deleteTable;

  @Option(
      names = "--keep-artifacts",
      description = "leave the stack NAME-artifacts and its buckets")
  private boolean keepArtifacts;

  @Mixin private RoleOption role;

  TeardownCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var deployment = deploymentOptions.check(console);
    var settings = StackSettings.of(role.arn());
    var edge = Stack.edge(deployment, settings);
    var backend = Stack.backend(deployment, settings);
    var artifacts =
        keepArtifacts
            ? List.<Stack>of()
            : Stream.of(deployment.region(), Aws.EDGE_REGION)
                .distinct()
                .map(
                    region ->
                        new Stack(deployment, deployment.name().artifactsStack(), region, settings))
                .toList();
    var replicas = new Replicas(deployment);
    var tables = tables(deployment, backend); // A stack that is gone names none.
    var found = inventory(edge, backend, artifacts, replicas, tables);
    if (!found.isEmpty()) {
      console.say("this will be deleted, and cannot be brought back:");
      found.forEach(line -> console.note("%s", line));
      confirm(deployment);
      delete("edge", edge, "SiteBucket", deployment);
      delete("backend", backend, "", deployment);
      artifacts.forEach(stack -> delete("artifacts", stack, "BucketName", deployment));
    }
    console.say("tables");
    handleTables(deployment, tables);
    console.say("logs of the signer");
    replicas.deleteLogs();
    console.say("the signer");
    if (!replicas.deleteSigners()) {
      console.note(
          "CloudFront still holds replicas of it. Nothing else is left; run this again some hours"
              + " later.");
      return TRY_AGAIN;
    }
    if (found.isEmpty()) {
      console.note("there is nothing to tear down");
    }
    console.say("torn down");
    return 0;
  }

  /** What there is to delete, one line each. */
  private List<String> inventory(
      Stack edge, Stack backend, List<Stack> artifacts, Replicas replicas, List<String> tables) {
    var lines = new ArrayList<String>();
    Stream.concat(Stream.of(edge, backend), artifacts.stream())
        .forEach(
            stack -> {
              var status = stack.status();
              if (!status.equals(Stack.NONE)) {
                lines.add(
                    "the stack %s in %s (%s)".formatted(stack.name(), stack.region(), status));
              }
            });
    replicas.signers().forEach(signer -> lines.add("the function " + signer));
    if (deleteTable) {
      tables.forEach(table -> lines.add("the table " + table + ", with its data"));
    }
    return lines;
  }

  private void confirm(Deployment deployment) throws IOException {
    if (confirmed) {
      return;
    }
    console.print("\nType the name of the deployment to delete this: ");
    var line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    var typed = line == null ? "" : line.strip();
    if (!typed.equals(deployment.name().text())) {
      throw Failure.of("'%s' is not '%s': nothing was deleted.", typed, deployment.name());
    }
  }

  private void delete(String part, Stack stack, String bucketOutput, Deployment deployment) {
    console.say("%s: the stack %s in %s", part, stack.name(), stack.region());
    stack.awaitQuiet();
    var bucket = stack.outputs().get(bucketOutput);
    if (bucket != null) {
      new Bucket(bucket, deployment.aws().s3(stack.region()), console).empty();
    }
    stack.unprotect();
    stack.delete();
    console.note("is gone");
  }

  /**
   * The tables of this backend stack, and those that earlier ones of its name left behind. These
   * are known by the name that CloudFormation gave them: the stack's, the logical id, and a suffix.
   */
  private static List<String> tables(Deployment deployment, Stack backend) {
    var owned =
        backend.status().equals(Stack.NONE)
            ? Set.<String>of()
            : backend.resources("AWS::DynamoDB::Table").stream()
                .map(StackResourceSummary::physicalResourceId)
                .collect(Collectors.toSet());
    var prefix = backend.name() + "-";
    return dynamoDb(deployment).listTablesPaginator().tableNames().stream()
        .filter(
            name ->
                owned.contains(name)
                    || (name.startsWith(prefix)
                        && GENERATED.matcher(name.substring(prefix.length())).matches()))
        .toList();
  }

  private void handleTables(Deployment deployment, List<String> tables) {
    for (var table : tables) {
      if (!deleteTable) {
        console.note("%s is kept, with its data; --delete-table deletes it", table);
        continue;
      }
      console.note("deleting %s", table);
      try {
        dynamoDb(deployment).deleteTable(request -> request.tableName(table));
      } catch (DynamoDbException e) {
        throw Failure.of("the table %s cannot be deleted: %s", table, e.getMessage());
      }
      dynamoDb(deployment).waiter().waitUntilTableNotExists(request -> request.tableName(table));
    }
  }

  private static DynamoDbClient dynamoDb(Deployment deployment) {
    return deployment.aws().dynamoDb(deployment.region());
  }
}
