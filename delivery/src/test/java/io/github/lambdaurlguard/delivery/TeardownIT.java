package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The end of a deployment, in one run or several. */
class TeardownIT {

  private static final String NAMED = "lambda-url-guard-backend-named";
  private static final String[] OTHER_TABLES = {
    "other-backend-NotesTable-0123456789AB", "lambda-url-guard-backend-of-somebody"
  };

  @RegisterExtension private final Deployment deployment = Deployment.in(State.DEPLOYED);

  @Test
  void teardown_nameTypedWrong_deletesNothing() throws Exception {
    var result = deployment.shell.start("no\n", "bin/teardown").await();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("nothing was deleted");
    assertThat(deployment.aws.changingCalls()).isEmpty();
    assertThat(deployment.account.stack("us-east-1", Account.EDGE).enableTerminationProtection())
        .isTrue();
  }

  @Test
  void teardown_replicasStay_endsWith75AndTheNextRunFinishes() throws Exception {
    deployment.aws.faults("{'replicas': 4}");
    for (var region : List.of("us-east-1", "eu-west-1")) {
      deployment.account.makeLogGroup(region, edgeLogs());
    }
    // Then the account says which regions it has.
    deployment.shell.unset("EDGE_LOG_REGIONS");

    var result = deployment.shell.start("lambda-url-guard\n", "bin/teardown").await();

    assertThat(result.status()).as(result.output()).isEqualTo(75);
    assertThat(result.output())
        .contains("still has replicas (try 3 of 3)")
        .contains("run this again some hours later")
        .contains("is kept, with its data");
    for (var stack : List.of(Account.EDGE, Account.BACKEND)) {
      assertThat(deployment.account.status(stack)).as(stack).isEqualTo("NONE");
    }
    assertThat(deployment.account.signers()).hasSize(1);
    assertThat(deployment.account.tables()).hasSize(1);
    for (var region : List.of("us-east-1", "eu-west-1")) {
      assertThat(deployment.account.logGroups(region))
          .as(region)
          .noneMatch(g -> g.contains("Signer"));
    }

    assertThat(deployment.done("bin/teardown", "--yes"))
        .contains("still has replicas (try 1 of 3)")
        .contains("torn down");
    assertThat(deployment.account.signers()).isEmpty();
    assertThat(deployment.account.tables()).hasSize(1);
  }

  /** No role of a pipeline deletes data: an administrator does. */
  @Test
  void teardown_tableToo_deletesItAndThenSaysThatNothingIsThere() throws Exception {
    deployment.shell.asAdministrator();

    deployment.done("bin/teardown", "--yes", "--delete-table");

    assertThat(deployment.account.tables()).isEmpty();
    deployment.aws.calls();
    assertThat(deployment.done("bin/teardown", "--yes", "--delete-table"))
        .contains("there is nothing to tear down");
    assertThat(deployment.aws.changingCalls()).isEmpty();
  }

  /** A fork's, found by the stack; without it, by the name that CloudFormation gave them. */
  @Test
  void teardown_tablesOfAFork_findsThemAndNoOthers() throws Exception {
    deployment.shell.asAdministrator();
    for (var table : OTHER_TABLES) {
      deployment.account.makeTable(table);
    }
    addTable("NotesTable", "");
    addTable("NamedTable", "      TableName: " + NAMED + "\n");
    deployment.deployed();

    var kept = deployment.done("bin/teardown", "--yes");

    assertThat(kept)
        .contains("lambda-url-guard-backend-BooksTable-")
        .contains("lambda-url-guard-backend-NotesTable-")
        .contains(NAMED + " is kept")
        .doesNotContain(OTHER_TABLES);
    deployment.done("bin/teardown", "--yes", "--delete-table");
    // Without a stack, nothing tells the named one from somebody's own.
    assertThat(deployment.account.tables())
        .containsExactlyInAnyOrder(OTHER_TABLES[0], OTHER_TABLES[1], NAMED);
  }

  private void addTable(String logicalId, String name) throws IOException {
    var template = "cloudformation/backend.yaml";
    var text = Files.readString(deployment.project.folder().resolve(template));
    deployment.project.write(
        template,
        text.replaceFirst(
            "(?m)^Resources:\n",
            """
            Resources:
              %s:
                Type: AWS::DynamoDB::Table
                DeletionPolicy: Retain
                UpdateReplacePolicy: Retain
                Properties:
            %s      BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - AttributeName: id
                      AttributeType: S
                  KeySchema:
                    - AttributeName: id
                      KeyType: HASH
            """
                .formatted(logicalId, name)));
  }

  @Test
  void teardown_distributionHasAPricingPlan_saysWhatToDoAndGoesOnLater() throws Exception {
    deployment.aws.faults(
        "{'fail': {'Distribution': 'You can\\u0027t delete this distribution while it\\u0027s"
            + " subscribed to a pricing plan. After you cancel the pricing plan, you can delete the"
            + " distribution at the end of monthly billing cycle.'}}");

    var result = deployment.shell.run("bin/teardown", "--yes");

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("Distribution (AWS::CloudFront::Distribution): You can't delete")
        .contains("Cancel the distribution's flat-rate plan")
        .contains("wait for the end of the billing period");
    assertThat(deployment.account.status(Account.EDGE)).isEqualTo("DELETE_FAILED");

    deployment.aws.faults("{}");
    assertThat(deployment.done("bin/teardown", "--yes")).contains("torn down");
  }

  private String edgeLogs() {
    return "/aws/lambda/us-east-1." + deployment.account.signers().getFirst();
  }
}
