package io.github.lambdaurlguard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.delivery.Deployment.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The logs of the functions and, from several regions, of the signer. */
class LogsIT {

  @RegisterExtension private final Deployment deployment = Deployment.in(State.DEPLOYED);

  private final Instant now = Instant.now();

  @BeforeEach
  void write() {
    // No role of a pipeline reads logs: a person does.
    deployment.shell.asAdministrator();
    for (var region : List.of("us-east-1", "eu-west-1")) {
      deployment.account.makeLogGroup(region, edgeLogs());
    }
    deployment.account.log(Account.REGION, functionLogs(), now.minusSeconds(50), "second\nline");
    deployment.account.log(
        "us-east-1", edgeLogs(), now.minusSeconds(60), "first\u001b[31m\u202e\ufeff");
    deployment.account.log("eu-west-1", edgeLogs(), now.minusSeconds(40), "third");
    deployment.account.log(
        Account.REGION, functionLogs(), now.minus(Duration.ofMinutes(30)), "long ago");
  }

  @Test
  void logs_ofAll_areMergedByTime() throws Exception {
    assertThat(logs())
        .containsExactly(
            "[Signer us-east-1] first\\u001b[31m\\u202e\\ufeff",
            "[GetBooks] second",
            "[GetBooks] line",
            "[Signer eu-west-1] third");
    assertThat(deployment.aws.changingCalls()).isEmpty();
  }

  @Test
  void logs_ofOne_areNoOthers() throws Exception {
    assertThat(logs("GetBooks", "--minutes", "60"))
        .containsExactly("[GetBooks] long ago", "[GetBooks] second", "[GetBooks] line");
    assertThat(logs("Signer"))
        .containsExactly(
            "[Signer us-east-1] first\\u001b[31m\\u202e\\ufeff", "[Signer eu-west-1] third");

    var unknown = deployment.shell.run(command("GetBook s"));
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.output())
        .contains("has no function GetBook s with a log group")
        .contains("GetBooks, ")
        .contains(", Signer");
  }

  @Test
  void follow_goesOnWithNewEventsAndNewRegions_andSaysEachOnce() throws Exception {
    var following = deployment.shell.start("", command("--follow"));
    following.awaitOutput("third");

    deployment.account.log(Account.REGION, functionLogs(), Instant.now(), "fourth");
    following.awaitOutput("[GetBooks] fourth");
    following.process().destroy();

    assertThat(following.await().output().split("fourth|third", -1)).hasSize(3);
    assertThat(following.output()).doesNotContain("interrupted");
  }

  private List<String> logs(String... options) throws Exception {
    return deployment
        .done(command(options))
        .lines()
        .filter(line -> line.matches("[0-9:.]{12} \\[.*"))
        .map(line -> line.substring("00:00:00.000 ".length()))
        .toList();
  }

  private static String[] command(String... options) {
    var command = new String[options.length + 3];
    command[0] = "bin/logs";
    command[1] = "--stack-name";
    command[2] = "lambda-url-guard";
    System.arraycopy(options, 0, command, 3, options.length);
    return command;
  }

  private String edgeLogs() {
    return "/aws/lambda/us-east-1." + deployment.account.signers().getFirst();
  }

  private String functionLogs() {
    return deployment.account.logGroups(Account.REGION).stream()
        .filter(name -> name.contains("GetBooksLogGroup"))
        .findFirst()
        .orElseThrow();
  }
}
