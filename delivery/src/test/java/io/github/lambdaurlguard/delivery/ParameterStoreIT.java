package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody else writes into the Parameter Store, below the path of a deployment: the next
 * deployment neither sends viewers there nor lets the signer call it.
 */
class ParameterStoreIT {

  private static final String URL = "/lambda-url-guard/get-books/url";
  private static final String ARN = "/lambda-url-guard/get-books/arn";
  private static final String EXTRA = "/lambda-url-guard/rogue/url";
  private static final String ROGUE = "https://rogue.lambda-url.eu-central-1.on.aws/";
  private static final String ROGUE_ARN =
      "arn:aws:lambda:eu-central-1:999999999999:function:rogue:live";

  @RegisterExtension private final Deployment deployment = Deployment.in(State.DEPLOYED);

  private String url;
  private String arn;

  @BeforeEach
  void read() {
    url = deployment.account.parameter(URL);
    arn = deployment.account.parameter(ARN);
  }

  /** What somebody did, and how the parameter shows then. */
  static Stream<Arguments> foreignHands() {
    return Stream.of(
        argumentSet("another URL", act(test -> test.write(URL, "String", ROGUE)), URL, ROGUE),
        argumentSet(
            "another ARN", act(test -> test.write(ARN, "String", ROGUE_ARN)), ARN, ROGUE_ARN),
        argumentSet(
            "every function",
            act(test -> test.write(ARN, "String", "arn:aws:lambda:*")),
            ARN,
            "lambda:*"),
        argumentSet(
            "a space more", act(test -> test.write(URL, "String", test.url + " ")), URL, "/ \""),
        argumentSet(
            "two lines",
            act(
                test ->
                    test.write(
                        URL,
                        "String",
                        test.url + "\\n[\\\"" + URL + "\\\",\\\"String\\\",\\\"" + test.url)),
            URL,
            "/\\n["),
        argumentSet(
            "another type",
            act(test -> test.write(URL, "StringList", test.url)),
            URL,
            "\"StringList\""),
        argumentSet("deleted", act(test -> test.delete(URL)), URL, "found nothing"),
        argumentSet("one more", act(test -> test.write(EXTRA, "String", ROGUE)), EXTRA, ROGUE));
  }

  @ParameterizedTest
  @MethodSource("foreignHands")
  void deploy_parameterDiffers_isRefusedAndNamesIt(Act act, String name, String found)
      throws Exception {
    act.run(this);
    deployment.aws.calls();

    var result = deployment.deploy();

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output().lines().filter(line -> line.contains(name + ": found")))
        .singleElement()
        .asString()
        .contains(found)
        .contains(name.equals(EXTRA) ? "expected nothing" : "expected \"String\",\"");
    assertThat(deployment.aws.changingCalls()).isEmpty();
  }

  @Test
  void plan_parameterDiffers_isRefusedToo() throws Exception {
    write(URL, "String", ROGUE);

    var result = deployment.deploy("--plan");

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains(URL + ": found \"String\",\"" + ROGUE).contains(url);
  }

  @Test
  void deploy_parameterChangesAfterTheComparison_isRefusedByWhatTheChangeSetTook()
      throws Exception {
    deployment.aws.faults("{'planted': {'%s': '%s'}}".formatted(ARN, ROGUE_ARN));

    var result = deployment.deploy();

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains(ARN + ": found \"" + ROGUE_ARN).contains(arn);
    assertThat(deployment.aws.changingCalls()).isEmpty();
    assertThat(deployment.account.changeSets(Account.EDGE, "us-east-1")).isEmpty();
  }

  @Test
  void deploy_firstTimeAndParameterChanges_leavesNoEdgeStack() throws Exception {
    deployment.aws.faults("{'planted': {'/other/get-books/url': '%s'}}".formatted(ROGUE));

    var result = deployment.deploy("--stack-name", "other");

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains("/other/get-books/url: found \"" + ROGUE);
    assertThat(deployment.account.status("other-edge")).isEqualTo("NONE");
  }

  @Test
  void deploy_afterThePrintedCommands_goesOn() throws Exception {
    write(EXTRA, "String", ROGUE);
    write(URL, "String", ROGUE);
    assertThat(deployment.deploy().output())
        .contains("aws ssm delete-parameter --region us-east-1 --name NAME")
        .contains("aws ssm put-parameter --region us-east-1 --overwrite --cli-input-json");

    delete(EXTRA);
    write(URL, "String", url);

    assertThat(deployment.deployed()).contains("The application: ");
  }

  @Test
  void deploy_oneMoreThatTheBackendPublishes_isNotRefused() throws Exception {
    write(EXTRA, "String", url);

    assertThat(deployment.deployed()).contains("The application: ");
  }

  @Test
  void deploy_backendPublishesAnotherAccountsFunction_isRefused() throws Exception {
    var template = deployment.project.folder().resolve("cloudformation/backend.yaml");
    replace(template, "Value: !Ref GetBooksAlias", "Value: " + ROGUE_ARN);
    var result = deployment.deploy();

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("the output GetBooksArn of the stack lambda-url-guard-backend is " + ROGUE_ARN)
        .contains("functions of this account, region and deployment");
  }

  @Test
  void deploy_backendSaysNothingOfAParameter_saysWhatToAdd() throws Exception {
    var template = deployment.project.folder().resolve("cloudformation/backend.yaml");
    replace(template, "\n  GetBooksArn:\n", "\n  GetBooksAliasArn:\n");
    var result = deployment.deploy();

    assertThat(result.status()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("no outputs for these parameters of cloudformation/edge.yaml: GetBooksArn");
    assertThat(deployment.deployed("--plan")).contains("does not publish GetBooksArn yet");
  }

  private static void replace(Path file, String old, String replacement) throws IOException {
    var text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, replacement));
  }

  private void write(String name, String type, String value)
      throws IOException, InterruptedException {
    deployment.aws.writeParameter(name, type, value);
  }

  private void delete(String name) throws IOException, InterruptedException {
    deployment.aws.deleteParameter(name);
  }

  private static Act act(Act act) {
    return act;
  }

  /** Something that is done to the account. */
  interface Act {
    void run(ParameterStoreIT test) throws Exception;
  }
}
